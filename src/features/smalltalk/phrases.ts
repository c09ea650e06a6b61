// Small talk: what people write between their questions. If a message fits several phrases, the
// earlier one wins (`ok, never mind`). About the patterns: core/routing/phrases.ts.
import type { Intent } from '../../core/feature';

type Talk = Pick<Intent, 'means' | 'says'>;

const talk: readonly Talk[] = [
  {
    means: { text: 'smalltalk.undo' },
    says: {
      en: [
        `(undo|revert|reverse|roll back|rollback|unsend|ctrl z) [it|that|this|everything|all|the last one|the last thing|my last one|
          my last message|my last request|what i just did|what i did|what you did|the last step|the last change|the change|changes] [please]`,
        '(take|put) (it|that|this) back',
        '(cancel|reverse) (what i just did|what i did|the last thing|the last change|the last step|my last change)',
        '(that|this|it) was (wrong|a mistake|an accident) (undo it|undo that|take it back)',
      ],
      de: [
        `[das|alles|es|bitte|die letzte änderung|den letzten schritt] (rückgängig|rückgängig machen|zurücknehmen|ungeschehen machen)`,
        '(kommando zurück|widerrufen|strg z)',
        '(mach|mache|nimm) (das|es|alles|den letzten schritt|die letzte änderung) [bitte|wieder] (rückgängig|zurück)',
      ],
    },
  },
  {
    means: { text: 'smalltalk.cancelled' },
    says: {
      en: [
        `(cancel|abort|exit|quit|escape|discard|never mind|nevermind|nvm|nm|forget it|forget that|forget about it|
          forget what i said|scratch that|ignore that|ignore me|ignore this|disregard|no matter|does not matter|it does not matter|
          not important|drop it|let it go|go back|back|wrong button|wrong chat|wrong window|wrong bot|wrong person|my mistake|
          changed my mind|i changed my mind|not needed|not needed anymore|no longer needed|i do not need it|i do not need it anymore|
          leave it|skip|skip it|skip this|not now|later|maybe later|another time|some other time|not today|misclick|mistake|
          that was a mistake) [it|that|this|please|everything|all|for now|then] [found it|i found it|got it|i got it|solved it|
          it is solved|figured it out|i figured it out|it is fine|all good|it works|works now]`,
        `(cancel|abort|stop) (it|that|this|everything|the request|my request|my question|the question|my last message|the last one|
          last|my last request)`,
        'i (did not mean|was just|am just) (that|to do that|to|it|testing|playing around|looking|looking around|browsing)',
        'that was (not for you|for someone else|a mistake|an accident|by mistake)',
      ],
      de: [
        `(abbrechen|abbruch|abbrech|brich ab|brech ab|zurück|
          egal|ist egal|is egal|schon gut|schon okay|schon ok|vergiss es|vergiss das|vergessen wir das|vergiss was ich gesagt habe|
          nicht wichtig|nicht so wichtig|unwichtig|hat sich erledigt|erledigt|hat sich schon erledigt|hat sich geklärt|lass gut sein|
          lass es|lass das|lassen wir das|lass mal|passt schon|doch nicht|lieber nicht|ach nein|ach egal|gefunden|schon gefunden|
          hat sich geklärt danke|ach nichts|nichts|verklickt|vertippt|falscher chat|falsches fenster|falsche taste|war ein versehen|
          aus versehen|versehentlich|verwerfen|nicht jetzt|später|ein andermal|ein anderes mal|vielleicht später|jetzt nicht|
          heute nicht|brauche ich nicht|brauche ich nicht mehr|überspringen|storno|stornieren|
          ich habe es mir anders überlegt|anders überlegt|ich habe mich vertippt|ich teste nur|nur ein test|so war das nicht gemeint|
          war nicht so gemeint|das war nicht so gemeint) [bitte|doch|jetzt]`,
        '(das|es) war (nicht für dich|ein versehen|ein fehler|falsch)',
      ],
    },
  },
  {
    means: { text: 'smalltalk.whoAmI' },
    says: {
      en: [
        `(who|what) (are you|is this|r you|am i talking to|am i chatting with|am i speaking to|am i speaking with|is there) [exactly|
          actually|anyway|again|even|really|talking|speaking|writing]`,
        `(are|is|am) (you|this|that|it|i) [just|only|really|actually|even|still|talking to|chatting with|speaking to|speaking with|
          a real] [a|an|the|some] [real|actual|living|human|chat|new|smart|automated] (bot|robot|human|machine|person|ai|chatbot|
          computer|program|real|human being|chatgpt|gpt|alive|sentient|llm|assistant|copilot|artificial intelligence|app|chat bot|ki)`,
        'is (this|that|it) [a] (bot|robot|machine|computer|human|person|ai) or [a] [real] (bot|robot|machine|computer|human|person|ai)',
        'who (made|created|built|programmed|wrote|developed|invented) (this bot|this|passalong|the bot)',
        '(who|what) is [at] [passalong]',
        'what is your (name|purpose|job|age|gender|favorite colour|favourite colour|favorite color)',
        '(what|how) (should|do|can) i call you',
        'who (made|created|built|programmed|wrote|developed|invented|trained|owns|runs) you',
        `(what are you doing|do you sleep|do you ever sleep|do you dream|do you eat|who is your boss|are you married|are you single|
          marry me|you a human|you a bot|you human)`,
        'do you have (a name|feelings|a brain|a boss|emotions)',
        'how old are you',
        'where (are you from|do you live|do you come from|are you)',
        'tell me [something|more|a bit|a little] about (yourself|you)',
        'introduce yourself',
        '(bot|robot)',
        '(human or bot|bot or human|man or machine|chatgpt|chat gpt)',
        'are you (using|powered by|based on) (ai|chatgpt|gpt|openai|an llm|artificial intelligence|claude)',
      ],
      de: [
        '(wer|was) (bist du|bist n du|ist das|ist da|seid ihr|bistn du|bist denn du|bist du denn) [eigentlich|denn|überhaupt|genau|hier]',
        `(bist|is|biste|ist) [du|das|hier] [denn|eigentlich|nur|echt|wirklich|etwa] [ein|eine|nen|n|ne|der] [echter|echte|richtiger|
          richtige|echtes|chat] (bot|roboter|mensch|maschine|ki|person|chatbot|computer|programm|echt|menschlich|künstliche intelligenz|
          chatgpt|real|automat|lebendig)`,
        `(hast du gefühle|schläfst du|was machst du gerade|wer ist dein chef|bist du verheiratet|wie heißt du|wie ist dein name|
          dein name|hast du einen namen|wie alt bist du|wo kommst du her|woher kommst du|wo wohnst du|wie soll ich dich nennen)`,
        '(wer|was) ist [denn|eigentlich] [passalong]',
        'wer hat dich [gemacht|gebaut|programmiert|erfunden|entwickelt|erstellt]',
        '(redet|spricht|schreibt|antwortet|sitzt) [hier|da|mir] [hier] [ein] [echter] (mensch|bot|computer|jemand|roboter)',
        `(rede|spreche|schreibe|chatte) ich [hier|gerade] [mit] [einem|einer|nem] [echten] (bot|roboter|menschen|maschine|ki|person|
          computer)`,
        'mit wem (rede|spreche|schreibe|chatte) ich [hier|da|gerade]',
        '(stell|stelle) dich [mal] vor',
        'erzähl [mir] [mal] [was|etwas] (über|von) dich|dir',
        '(mensch oder maschine|bot oder mensch|mensch oder bot|roboter)',
      ],
    },
  },
  {
    means: { text: 'smalltalk.howAreYou' },
    says: {
      en: [
        `how (are|is|have) (you|things|it|life|everything|your day|your week|you all|you been|the day) [doing|going|been|feeling|
          been doing|been going|keeping] [today|so far|my friend|this morning|bot|then]`,
        `(how do you do|how is it going|hows it going|what is up|whats up|wassup|sup|whazzup|you ok|are you ok|are you okay|you good|
          you alright|all good with you|everything ok|everything alright|how goes it|how are things|you okay|how is your day|
          how was your day|how was your weekend|nice to meet you|pleased to meet you|good to see you|long time no see) [today|bot|there|
          dude|mate|man|bro|doing]`,
        '(and|how about|what about) (you|yourself)',
      ],
      de: [
        'wie geht (es|s) [dir|euch|ihnen|so|denn] [so|heute|denn|eigentlich|gerade]',
        `(wie gehts|wie geht es|na wie gehts|wie läuft es|wie läufts|wie läuft es so|wie läufts so|was geht|was geht ab|
          was machst du gerade|was machst du so|alles gut bei dir|alles klar bei dir|alles fit|wie war dein tag|wie war dein wochenende|
          geht es dir gut|wie fühlst du dich|wie stehts|wie steht es|alles okay bei dir|alles gut|freut mich|was läuft|
          wie isset) [bei dir|dir|so|heute|denn|bot]`,
        'und (dir|selbst|bei dir)',
      ],
    },
  },
  {
    means: { text: 'smalltalk.sorry' },
    says: {
      en: [
        `(thanks for nothing|what is wrong with you|what the hell is this|what the fuck is this|what is this shit|are you drunk|
          are you crazy|shit|fuck|fuck you|fuck off|fucking hell|fck|wtf|what the fuck|what the hell|what the heck|damn|damn it|dammit|
          goddamn|hell|bloody hell|crap|bullshit|bs|asshole|arse|bastard|bitch|screw you|screw this|ffs|omfg|piss off|stfu|idiot|moron|
          stupid|dumb|useless|rubbish|garbage|trash|nonsense|lame|terrible|horrible|awful|pathetic|sucks|you suck|this sucks|it sucks|
          that sucks|suck|i hate you|hate you|i hate this|i hate it|not helpful|unhelpful|not useful|not good|bad|bad bot|bad answer|
          wrong|wrong answer|that is wrong|this is wrong|incorrect|not true|not right|that is not right|that is not true|
          that is not what i asked|that is not what i meant|not what i asked|not what i meant|not what i wanted|did not help|
          that did not help|this did not help|no help|boring|ugh|argh|grr|meh|sigh|facepalm|for god is sake|for gods sake|jesus|
          jesus christ|oh my god|omg|you are wrong|does not work|not working|it does not work|this does not work|that does not work|
          doesnt work|broken|fail|epic fail|are you kidding|are you kidding me|are you serious|seriously|are you stupid|are you dumb|
          you are no help|you do not understand me|you do not understand|you do not get it|worst bot ever|so annoying|frustrating|
          this is frustrating) [bot|you|me|man|at all|anymore|again|off|it|this|shit|stupid|answer]`,
        `(you|this|that|it|this bot|this thing|this app|the bot|what a|such a|stupid|dumb|bloody|fucking|damn|useless|that answer|
          the answer|your answer) (are|is|was|really|just|bot|a|thing|fucking|answer|machine|tool|app) [a|an|so|such|really|just|very|
          totally|completely|pretty|not|absolutely|too|fucking|no|the] [a|an|very|really|helpful at] [piece of|bit of|waste of] [stupid|
          dumb|bad|big] (bot|stupid|dumb|useless|rubbish|garbage|crap|shit|bad|wrong|terrible|awful|joke|idiot|moron|annoyance|time|
          nonsense|ridiculous|slow|bullshit|worst|broken|horrible|incorrect|poor|frustrating|annoying)`,
        `(you|this|that|it|this bot|the answer|your answer|that answer) (are|is|was) (not|no) [a|at all|very|really|so|that|even|
          any] (helpful|useful|good|right|correct|true|funny|help|nice|fair|great)`,
        `(stupid|dumb|bad|useless|silly|damn|fucking|crap|shit|bloody|annoying) (piece of crap|piece of shit|piece of junk|bot|robot|
          machine|thing|computer|answer|tool|app|piece of junk)`,
      ],
      de: [
        `(scheiße|scheisse|scheiss|mist|verdammt|verflixt|verflucht|fuck|kacke|arsch|arschloch|idiot|depp|trottel|blödmann|blöd|dumm|
          doof|bescheuert|nutzlos|unbrauchbar|müll|schrott|quatsch|blödsinn|unsinn|schwachsinn|bullshit|falsch|das ist falsch|
          das stimmt nicht|stimmt nicht|stimmt gar nicht|nicht hilfreich|hilft nicht|hilft mir nicht|hat nicht geholfen|
          das hat nicht geholfen|das hilft nicht|das hilft mir nicht|bringt nichts|das bringt nichts|leck mich|verpiss dich|fick dich|
          halts maul|so ein mist|so ein scheiß|so ein scheiss|was für ein mist|so ein quatsch|was soll das|was soll der scheiß|
          was zum teufel|was zur hölle|ernsthaft|dein ernst|ist das dein ernst|willst du mich verarschen|oh mann|oh man|mann|man|menno|
          och|ach mann|ach man|boah|herrje|ohje|oh je|oh nein|himmel|meine güte|mein gott|oh gott|langweilig|schlecht|schlechte antwort|
          falsche antwort|du verstehst mich nicht|du verstehst nichts|du verstehst gar nichts|geht nicht|das geht nicht|
          funktioniert nicht|das funktioniert nicht|klappt nicht|kaputt|nervig|zum kotzen|das war nicht meine frage|
          das wollte ich nicht wissen|das habe ich nicht gefragt|das meinte ich nicht|so meinte ich das nicht|nicht das was ich meinte|
          nicht gut|hasse dich|ich hasse dich) [bot|du|mann|ey|wieder|echt|hier|nochmal]`,
        `(du|das|der bot|dieser bot|die antwort|deine antwort) (bist|ist|war|taugst|taugt) [ja|echt|so|ein|eine|doch|total|ziemlich|
          einfach|voll|aber|wirklich|leider|ja echt|keine|ganz schön] [ein|eine|so|große|richtig|große] [doofer|dummer|blöder] (dumm|
          doof|blöd|idiot|depp|nutzlos|schlecht|scheiße|mist|müll|schrott|falsch|bescheuert|nichts|trottel|witz|quatsch|unsinn|hilfe|
          unbrauchbar|lächerlich|nicht hilfreich|nervig|langsam|hilfreich nicht)`,
        '(blöder|dummer|scheiß|doofer|blödes|dummes|verdammter|schlechter|drecks) (bot|roboter|ding|teil|computer|kasten)',
      ],
    },
  },
  {
    means: { text: 'smalltalk.bye' },
    says: {
      en: [
        `(bye|bye bye|byebye|goodbye|good bye|cya|see you|see ya|cu|ttyl|talk to you later|talk later|later alligator|take care|
          farewell|good night|gn|gnite|night|night night|nite|have a nice day|have a good day|have a great day|have a good one|
          have a nice weekend|have a good weekend|have a great weekend|nice weekend|enjoy your day|enjoy your weekend|
          enjoy your evening|have a nice evening|have a good evening|have a good night|so long|until next time|till next time|
          until tomorrow|catch you later|i am off|i am out|i am done|gotta go|need to go|i need to go|i need to leave|brb|be right back|
          gtg|g2g|cheerio|over and out|signing off|that is all|that was all|that would be all|nothing else|that will be all|
          i am leaving|logging off) [then|for now|later|tomorrow|soon|bot|all|everyone|passalong|there|around|you|next time|next week|
          on monday|my friend|mate|too|today]`,
      ],
      de: [
        `(tschüss|tschüß|tschüs|tschau|tschö|tschüssi|tschüssikowski|ciao|ciao ciao|bye|bye bye|auf wiedersehen|wiedersehen|
          auf wiederhören|auf wiederschauen|bis bald|bis dann|bis später|bis morgen|bis gleich|bis denne|bis montag|bis demnächst|
          bis nächste woche|bis zum nächsten mal|man sieht sich|wir sehen uns|wir hören uns|mach es gut|machs gut|mach s gut|gute nacht|
          nacht|n8|schlaf gut|schönen tag|schönen tag noch|schönen abend|schönen abend noch|schönes wochenende|schönen feierabend|
          feierabend|einen schönen tag|einen schönen tag noch|einen schönen abend|ein schönes wochenende|schönen urlaub|hau rein|adieu|
          ade|pfiat di|pfiati|servus und tschüss|bin weg|ich bin weg|bin dann mal weg|ich muss los|muss los|ich gehe jetzt|das war es|
          das wars|das wäre alles|das war alles|mehr nicht|nichts weiter|sonst nichts|cu|hdl|lg|vg|mfg|viele grüße|liebe grüße|
          beste grüße|schöne grüße|gruß|grüße) [dann|noch|dir|euch|bot|zusammen|alle|du|wünsche ich|auch|mal|gewünscht|erstmal|allen|
          ihr]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.thanks' },
    says: {
      en: [
        `(thanks|thank you|much obliged|great help|big help|you helped me|you helped me a lot|that made my day|made my day|thank|thx|
          thxx|tnx|thnx|thanx|thks|tks|ty|tysm|tyvm|tyty|cheers|many thanks|much appreciated|appreciated|i appreciate it|appreciate it|
          appreciate that|i appreciate that|thanks a lot|thanks a million|thanks a bunch|thanks so much|thank you so much|
          thank you very much|thanks very much|ta|merci|gracias|grazie|bless you|you are a star|you are a lifesaver|lifesaver|
          you are the best|you are great|you are awesome|you are amazing|you are brilliant|you rock|you rule|good bot|nice bot|
          great bot|good job|great job|nice job|well done|nice work|good work|great work|kudos|props|that helped|that helped a lot|
          this helped|it helped|this helps|that helps|that was helpful|very helpful|so helpful|helpful|this is helpful|that is helpful|
          that was quick|that was fast|solved|it worked|that worked|works now|it works|works|worked|fixed|problem solved|that solved it|
          got what i needed|exactly what i needed|that is what i needed|just what i needed|love you|i love you|love it|i love it|
          i love this|love this|i like you|you are so helpful|you are very helpful|you are sweet|you are kind|how nice|how kind|
          very kind of you|so kind of you) [you|u|very much|so much|a lot|again|for your help|for the help|for your answer|for helping|
          for the info|for the information|for everything|for that|for the tip|for your time|for the quick answer|for this|bot|
          passalong|mate|buddy|in advance|anyway|man|dude|friend|my friend|all|everyone|loads|tons|to you|though|indeed|lots|really|
          that helped|now|it|to all|already|perfect]`,
        `thanks for (the|your|that|this|helping|all|letting|answering|being|having) [help|answer|info|me|quick|information|tip|reply|
          support|response|heads up] [out|me|know|answer|reply|response|there]`,
      ],
      de: [
        `(danke|dankschee|dankscheen|dank schee|hat super geklappt|hat gut geklappt|dankeschön|danke schön|danke sehr|dankesehr|
          vielen dank|vielen lieben dank|besten dank|lieben dank|herzlichen dank|tausend dank|schönen dank|danke dir|danke vielmals|
          dank dir|dank|thx|merci|merci vielmal|merci vielmals|dange|danköö|ich danke dir|ich danke|dankö|danki|hab dank|habe dank|
          vergelts gott|das hat geholfen|hat geholfen|hat mir geholfen|das hat mir geholfen|hat mir sehr geholfen|das hilft mir|
          das hilft|hilft mir|hilfreich|sehr hilfreich|das war hilfreich|gut gemacht|toll gemacht|super gemacht|gute arbeit|braver bot|
          guter bot|du bist toll|du bist super|du bist der beste|du bist die beste|du bist klasse|du bist ein schatz|du bist ein held|
          du bist lieb|du bist spitze|du bist gut|lieb von dir|nett von dir|wie nett|ich liebe dich|liebe dich|ich mag dich|
          funktioniert|es funktioniert|jetzt geht es|geht wieder|hat funktioniert|hat geklappt|geklappt|gelöst|problem gelöst|
          genau das habe ich gesucht|genau das habe ich gebraucht) [dir|euch|ihnen|sehr|schön|schon mal|im voraus|für die hilfe|
          für deine hilfe|für die info|für die antwort|für deine antwort|für die schnelle antwort|für alles|für den tipp|
          für die auskunft|bot|passalong|nochmal|trotzdem|danke|vielmals|auch|schonmal|dafür|erstmal|mein freund|leute|allen|
          recht herzlich|so|vorab]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.noWorries' },
    says: {
      en: [
        `(sorry|so sorry|i am sorry|my bad|apologies|i apologize|i apologise|oops|ups|whoops|woops|oopsie|pardon|pardon me|excuse me|
          my fault|forgive me|sry|srry|soz|oh sorry|typo) [about that|for that|bot|to bother you|for bothering you|for the trouble|
          for the confusion|my bad|again]`,
      ],
      de: [
        `(entschuldigung|entschuldige|entschuldigt|sorry|tut mir leid|tschuldigung|tschuldige|verzeihung|pardon|ups|huch|hoppla|
          mein fehler|sry|es tut mir leid|verzeih|verzeih mir|oh sorry|nicht böse gemeint|war nicht so gemeint|hups) [dafür|bot|bitte|
          die störung|für die störung|nochmal|dass ich störe]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.great' },
    says: {
      en: [
        `(great|good|nice|very nice|cool|super cool|awesome|perfect|excellent|wonderful|fantastic|amazing|brilliant|lovely|super|sweet|
          neat|wow|woah|whoa|yay|woohoo|woot|hooray|hurray|impressive|splendid|marvelous|fabulous|terrific|superb|outstanding|beautiful|
          magic|epic|dope|lit|top|tip top|fab|legend|legendary|genius|smart|clever|interesting|very interesting|good to know|
          nice one|good one|well played|sounds good|looks good|very good|very cool|so cool|so good|not bad|love to hear it|glad to hear|
          glad to hear that|happy to hear|happy to hear that|congrats|congratulations|bravo|hurra|yummy|yes please thanks|i like it|
          i like that|like it|noice|gg|fine by me|exciting) [stuff|job|one|bot|thing|indeed|idea|answer|to hear|to know|that|work|man|
          dude|then]`,
        `(that|this|it) (is|was|sounds|looks) [so|very|really|pretty|quite|just|absolutely] (great|good|nice|cool|awesome|perfect|
          excellent|wonderful|fantastic|amazing|brilliant|lovely|super|helpful|interesting|funny|fun|neat|impressive|smart|clever|it|
          fine)`,
      ],
      de: [
        `(alles super|alles bestens|alles top|du bist lustig|du bist ja lustig|du bist witzig|du bist lieb|du bist nett|du bist ja nett|
          super|toll|prima|klasse|spitze|cool|sehr cool|genial|großartig|wunderbar|perfekt|fantastisch|hervorragend|ausgezeichnet|mega|
          geil|krass|hammer|stark|nice|gut|sehr gut|schön|sehr schön|fein|bestens|top|tip top|tiptop|wow|juhu|juhuu|hurra|jippie|yippie|
          bravo|glückwunsch|respekt|nicht schlecht|interessant|spannend|gut zu wissen|hört sich gut an|klingt gut|klingt super|
          freut mich zu hören|gefällt mir|das gefällt mir|wahnsinn|sauber|läuft|läuft bei dir|oha|ach so|achso|aha|ach was|
          ach so ist das|ach ja|leiwand|ur gut|knorke|dufte|sahne|astrein|bombe|irre|der hammer|optimal|wie schön) [sache|arbeit|
          antwort|idee|ding|bot|gemacht|weiter so|ey|alter|echt]`,
        `(das|es|wie|echt|ist|total|so|voll|richtig|ganz|sehr) (ist|war|ja|klingt|toll|super|cool|gut|schön|geil|nett|krass|lieb|
          klasse) [ja|echt|so|doch|sehr|richtig|total|wirklich|mal|aber|voll] (super|toll|prima|klasse|spitze|cool|genial|gut|schön|
          perfekt|mega|geil|krass|nett|interessant|lustig|witzig|lieb|fein|wunderbar|praktisch|lieb)`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.laugh' },
    says: {
      en: [
        `(you are funny|you are so funny|lol|lool|lmao|rofl|lolol|lul|lel|(?:ha){2,}h?|(?:he){2,}h?|(?:hi){2,}|(?:ho){2,}|ha|haha|lmfao|
          xd|xdd|funny|very funny|so funny|hilarious|that is funny|made me laugh|good joke|nice joke|just kidding|jk|only joking|
          kidding|just joking|i was joking) [lol|haha|man|dude|bot|that is a good one|good one]`,
      ],
      de: [
        `(lustig|witzig|sehr witzig|sehr lustig|wie lustig|zum totlachen|der war gut|guter witz|war nur spaß|nur spaß|spaß|
          kleiner scherz|scherz|war ein witz|war ein scherz|muhaha|(?:ha)+ha?|(?:hi)+hi?|hehe|grins|lach|kicher|zwinker|
          ich lach mich tot) [lol|haha|ne|oder]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.no' },
    says: {
      en: [
        `(no|n|nope|nah|naw|nay|noo|negative|no way|not really|no thank you|no thanks|no thx|no ty|not at all|not yet|never|
          absolutely not|of course not|certainly not|definitely not|i do not think so|i doubt it|rather not|i would rather not|
          i do not want to|i do not want that|do not want|i am good|i am fine|i am ok|i am not interested|not interested|i disagree|
          do not|nein) [thanks|sorry|way|sir|bot|not now|it is fine|not really|not yet|i am good]`,
      ],
      de: [
        `(nein|nö|nee|ne|nein danke|nö danke|ne danke|nee danke|nicht wirklich|eher nicht|auf keinen fall|keinesfalls|niemals|
          noch nicht|nicht unbedingt|gar nicht|überhaupt nicht|natürlich nicht|bestimmt nicht|will ich nicht|ich will nicht|
          möchte ich nicht|lieber nicht|kein interesse|keine lust|nicht nötig|braucht es nicht|brauchts nicht|glaube nicht|glaub nicht|
          glaube ich nicht|ich glaube nicht|leider nein|leider nicht|nope|nix da|nichts da|nie|nada|nein nein|neee) [danke|leider|du|
          lass mal|passt schon|bot|echt nicht|noch nicht]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.yes' },
    says: {
      en: [
        `(yes|y|yeah|yea|yep|yup|ya|yas|yess|yes please|yessir|yes sir|aye|sure|sure thing|for sure|of course|absolutely|definitely|
          certainly|indeed|exactly|precisely|correct|right|true|that is right|that is correct|that is true|totally|affirmative|
          i think so|i guess|i guess so|i agree|agreed|me too|same|same here|i know|why not|let us go|let us do it|let us do this|
          go ahead|do it|go for it|go on|please do|yes i do|yes i am|yes i would|with pleasure|gladly|obviously|by all means|naturally|
          yaas|ye) [please|sure|of course|it is|it did|i do|bot|sir|that is right|exactly|it does|go ahead|do it|why not|i am]`,
      ],
      de: [
        `(ja|jaa|jo|joa|jop|jep|jup|jupp|jepp|yep|yes|jau|jawohl|jawoll|klar|na klar|aber klar|klaro|sicher|aber sicher|ganz sicher|
          natürlich|na logo|logo|logisch|genau|genau so|stimmt|das stimmt|stimmt genau|richtig|das ist richtig|korrekt|exakt|
          auf jeden fall|auf jeden|absolut|definitiv|unbedingt|selbstverständlich|freilich|gewiss|ja bitte|ja gern|ja gerne|gern|gerne|
          sehr gern|sehr gerne|bitte ja|ich auch|mir auch|sehe ich auch so|einverstanden|ich weiß|weiß ich|warum nicht|von mir aus|
          meinetwegen|mach das|mach mal|los geht es|dann los|ja klar|ja genau|ja sicher|ja natürlich|jaja|ja ja|jawohlja|joo|ebenso|
          gleichfalls|dito|finde ich auch|glaub schon|glaube schon|ich glaube schon|denke schon) [bitte|gern|gerne|doch|klar|genau|
          natürlich|sicher|ist so|bot|mach das|stimmt|auf jeden fall|schon]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.ok' },
    says: {
      en: [
        `(ok|okay|oke|maybe|perhaps|possibly|we will see|okey|okie|okidoki|oki doki|okay dokey|okey dokey|okey doke|okie dokie|
          okeydokey|okki|k|kk|kay|oki|alright|all right|allright|alrighty|fine|that is fine|fair enough|fair|got it|gotcha|understood|
          i see|i understand|i get it|noted|roger|roger that|copy|copy that|will do|makes sense|that makes sense|no problem|np|no prob|
          no probs|no worries|all good|it is fine|it is ok|it is okay|that is ok|that is okay|whatever|as you wish|as you like|
          good enough|works for me|deal|done|you are welcome|welcome|my pleasure|anytime|do not worry|do not mention it|oh|oh ok|
          oh i see|ah|ah ok|aha|right then|very well|let me think|let me check|i will try|i will try that|
          i will check|i will have a look|i will see|i will think about it|one moment|one second|just a moment|wait|hold on|moment|sec|
          one sec|interesting ok|bless you|i am back|back again|here i am|it is me|me again|i am here) [then|cool|i see|got it|bot|
          great|sure|fine|good|understood|that is fine|a moment|a second|a minute|a sec|minute|will do|now|noted|well]`,
      ],
      de: [
        `(ok|okay|vielleicht|eventuell|mal gucken|okee|oki|okidoki|okei|oke|okey|k|alles klar|alles gut|alles roger|alles paletti|
          in ordnung|geht in ordnung|verstanden|verstehe|ich verstehe|kapiert|gecheckt|passt|passt so|passt für mich|gut so|na gut|
          nun gut|also gut|schon klar|alles in ordnung|kein problem|keine ursache|kein ding|kein thema|kein stress|gern geschehen|
          gerne geschehen|bitte|bitteschön|bitte schön|bitte sehr|macht nichts|nicht schlimm|kein ding|notiert|roger|mache ich|mach ich|
          wird gemacht|ist gut|ist okay|ist ok|is gut|is ok|geht klar|soweit so gut|meinetwegen|wie du meinst|wie du willst|von mir aus|
          na dann|dann eben nicht|ach so|achso|ah|ah ok|ah okay|aha|so so|soso|tja|na ja|naja|mal sehen|mal schauen|
          schauen wir mal|moment|einen moment|sekunde|eine sekunde|warte|warte mal|momentchen|ich probiere es|ich versuche es|
          ich schaue mal|ich überlege|ich überlege noch|bin wieder da|da bin ich|ich bin es|ich bin da|gebongt|abgemacht|fertig|
          alles verstanden|jetzt verstehe ich|sowieso|basst|passd scho|eh klar|jo eh|gut) [dann|bitte|gut|verstehe|alles klar|
          verstanden|bot|klar|super|so|mal|kurz|jetzt|bis dann|eh]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.here' },
    says: {
      en: [
        `(test|testing|tests|testtest|test test|test test test|testing testing|test 1|test 123|test 1 2 3|testing 123|ping|pong|check|
          mic check|1 2 3|123|echo|check check|just testing|this is a test|only a test|a test) [1|123|1 2 3|bot|message|please ignore|
          only|test]`,
        `(anyone|anybody|someone|somebody|hello anyone|is anyone|is anybody|is somebody|is someone|hello is anyone) (there|here|home|
          out there|alive|listening|online|awake)`,
        `(are|you) [you] [still|even|really] (there|here|alive|awake|online|listening|working|on|ready|asleep|sleeping|dead|broken|up|
          reading this|busy|available)`,
        `(hm|hmm|hmpf|mm|mhm|uh|uhm|um|er|erm|uh huh|uhu|let me see|thinking) [hm|hmm|ok|well|interesting|let me think]`,
        `(hurry up|hurry|faster|come on|cmon|c mon|quick|quickly|chop chop|asap|answer me|answer|reply|respond|say something|talk to me|
          wake up|still waiting|i am waiting|i am still waiting|waiting|why so slow|so slow|too slow|you are slow|you are so slow|
          why are you so slow|what takes so long|what is taking so long|this takes forever|how long|how much longer|no answer|
          knock knock|hellooo|hello hello|can you hear me|do you hear me|can you read this|do you read me|earth to bot|
          why do you not answer|why are you not answering|why no answer|why is nobody answering|is this working|is this thing on|
          does this work|it is urgent|urgent|this is urgent) [please|bot|already|now|me|there|again|then|too long|man]`,
      ],
      de: [
        `(test|teste|testen|testtest|test test|test 1|test 123|test 1 2 3|ping|nur ein test|das ist ein test|ein test|probe|1 2 3|
          eins zwei drei|klopf klopf|echo) [bot|nachricht|123|bitte ignorieren|test]`,
        '[ist|hallo ist] [da|hier|hallo|dort] (jemand|wer|einer|keiner) [da|hier|zuhause|online|zu hause|wach]',
        `(bist|biste|seid|noch) [du|ihr] [noch|überhaupt|schon|denn|eigentlich|gerade] (da|hier|wach|online|dran|bereit|kaputt|tot|
          eingeschlafen|eingefroren|am leben|ansprechbar|beschäftigt|anwesend)`,
        '(hm|hmm|mhm|tja hm|äh|ähm|öh|lass mich überlegen) [hm|hmm|ok|also|moment|mal sehen]',
        `(geht das auch schneller|geht das schneller|gehts schneller|geht es schneller|beeil dich|beeilung|schneller|mach schneller|
          mach hin|mach schon|mach mal hinne|los jetzt|jetzt aber|komm schon|komm jetzt|na los|hopp|hopp hopp|zack zack|antworte|
          antworte mir|antworte endlich|antwort|antworte doch|sag was|sag doch was|sag etwas|rede mit mir|wach auf|ich warte|
          ich warte noch|ich warte immer noch|warte immer noch|immer noch keine antwort|keine antwort|wie lange dauert das|
          wie lange dauert das noch|wie lange noch|dauert das noch lange|das dauert|das dauert ewig|das dauert zu lange|
          dauert das lange|warum antwortest du nicht|wieso antwortest du nicht|warum so langsam|so langsam|du bist langsam|
          du bist so langsam|zu langsam|hörst du mich|hörst du mir zu|verstehst du mich|liest du das|geht das hier|funktioniert das|
          funktioniert das hier|funktionierst du|es eilt|dringend|es ist dringend|eilt|sehr dringend) [bitte|mal|bot|jetzt|endlich|
          schon|denn|noch|hier|überhaupt|doch|sehr]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.greeting' },
    says: {
      en: [
        `(good day|good morning|good mornin|good moring|morning|gm|good afternoon|good evening|evening|afternoon|top of the morning|tgif|
          merry christmas|season s greetings|happy easter) [there|you|bot|passalong|all|everyone|everybody|team|
          folks|guys|again|friend|my friend|to you|to you too|from <where>|sunshine|world|colleague|colleagues|people]`,
        `[a] (happy|merry) (monday|tuesday|wednesday|thursday|friday|weekend|new year|christmas|holidays|birthday|easter|anniversary|hanukkah|
          diwali|eid) [to you|to you too|bot|passalong|everyone|all|team|there]`,
      ],
      de: [
        `[einen|schönen|einen schönen] (guten tag|guten morgen|guten abend|guten mittag) [zusammen|beinand|bot|passalong|du|alle|
          allerseits|team|leute|ihr|an alle|wieder|dir|euch|auch|lieber bot|kollegen|ihr lieben]`,
        `(frohes neues|frohes neues jahr|frohe weihnachten|frohe ostern|gutes neues|guten rutsch|frohes fest|alles gute|
          alles gute zum geburtstag|happy birthday|herzlichen glückwunsch|herzlichen glückwunsch zum geburtstag|prost) [zusammen|bot|passalong|
          alle|allen|allerseits|team|leute|dir|euch|auch]`,
      ],
    },
  },
  {
    means: 'help hello',
    says: {
      en: [
        `(hi|hii|hey|heya|heyho|heyy|hello|hellooo|helo|hiya|howdy|yo|hola|greetings|salut|bonjour|aloha|ahoy|ahoi|gday|g day|top of the morning|hi hi|
          hey hey|welcome back|hello world|dear bot|
          dear passalong) [there|you|bot|passalong|all|everyone|everybody|team|folks|guys|again|friend|my friend|dear|robot|mate|buddy|
          to you|to you too|dude|man|bro|sir|from <where>|world|colleague|colleagues|people]`,
      ],
      de: [
        `(hallo|hallöchen|halloo|hallöle|halli hallo|hallihallo|hi|hey|hej|moin|moin moin|moinmoin|moinsen|servus|servas|grüezi|
          grüessech|hoi|hoi zäme|grüß gott|grüß dich|grüß euch|grüß di|griaß di|griaß eich|grias di|tach|tach auch|tag|tagchen|morgen|guden|gude|gudn|mahlzeit|na|na du|juten tach|juten morgen|huhu|hallo hallo|hey hey|willkommen|
          willkommen zurück|seas|habe die ehre|hi hi) [zusammen|beinand|bot|passalong|du|alle|allerseits|team|leute|ihr|an alle|wieder|
          da|dir|euch|miteinander|auch|lieber bot|mein freund|freunde|kollegen|kollege|kollegin|hallo|alter|ihr lieben|du da|zurück]`,
      ],
    },
  },
  {
    means: { text: 'smalltalk.emoji' },
    says: { en: ['emoji emoji'], de: [] },
  },
  {
    // The meaning is unclear, so the bot shows help, with buttons.
    means: 'help puzzled',
    says: {
      en: [
        'marks marks',
        `(what|why|how|who|where|when|huh|eh|hm what|wat|wut|whut|pardon|come again|say again|say what|so|and|but|or|then|because|if|
          really|me|you|why not|how so|how come|what do you mean|what does that mean|i do not understand you|
          i do not understand what you mean|i do not follow|next|more|tell me more|show me more|continue|go|question mark|anything|
          something|nothing|stuff|things|idk|i do not know|dunno|no idea|not sure|i am not sure|unsure|surprise me|whatever you want|
          you tell me|you decide) [exactly|is it|is that|is this|else|then|now|though|what]`,
        `(blah|bla|blub|blubb|foo|bar|foobar|foo bar|lorem ipsum|asdf\\w*|sdfg\\w*|qwer\\w*|qwertz\\w*|yxcv\\w*|zxcv\\w*|hjkl\\w*|
          jkl\\w*|fghj\\w*|dfgh\\w*|wasd|abc|abcd|abcdef|xyz|xxx|x|z|a|b|c|d|e|f|g|h|j|l|m|o|p|q|s|t|v|w|
          [bcdfghjklmnpqrstvwxz]{6,}) [blah|bla|blub|foo|bar]`,
      ],
      de: [
        `(was|warum|wieso|weshalb|wie|wer|wo|wann|welche|welcher|hä|häh|ha|hae|wie bitte|wie jetzt|was meinst du|was meinst du damit|
          was heißt das|was bedeutet das|was soll das heißen|wie meinst du das|bahnhof|versteh ich nicht|verstehe ich nicht|
          verstehe nicht|verstehe dich nicht|ich verstehe dich nicht|kapiere ich nicht|nochmal|noch mal|und|und weiter|und dann|oder|
          aber|weil|ich|du|mich|echt|wirklich|ehrlich|im ernst|nächste|nächster|mehr|mehr davon|erzähl mehr|zeig mehr|irgendwas|
          irgendetwas|egal was|überrasch mich|weiß nicht|weiß ich nicht|ich weiß nicht|ich weiß es nicht|ka|kp|keine ahnung|kein plan|
          kb|nicht sicher|ich bin nicht sicher|bin mir nicht sicher|sag du|entscheide du) [denn|genau|das|jetzt|so|nun|mal|nicht|bitte|
          noch|hier]`,
        '(bla|blabla|blablabla|bla bla|bla bla bla|blubb|dingsbums|dings|pups|tralala|lalala|trallala)',
      ],
    },
  },
];

export const smallTalk: readonly Intent[] = talk.map((one) => ({ ...one, smallTalk: true }));
