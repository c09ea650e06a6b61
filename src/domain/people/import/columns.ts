// The columns of a table of people, and the headers by which HR systems and directories call them:
// Entra ID, Microsoft 365, Slack, Google Workspace, Personio, Workday, BambooHR, SAP, and
// spreadsheets.
import type { Columns } from '../../tables';

const listed = (headers: string) => headers.trim().split(/\s*,\s*/);

export const PEOPLE_COLUMNS: Columns = {
  names: {
    email: listed(`
      work email, work e-mail, email work, email primary work, email primary, primary work
      email, business email, company email, email address, work email address, e-mail, mail,
      mail address, e-mail-adresse, email adresse, mailadresse, dienstliche e-mail, dienstliche
      e-mail-adresse, geschäftliche e-mail, geschäftliche e-mail-adresse, e-mail geschäftlich,
      e-mail dienstlich, e-mail arbeit, primary email, primary email address, primary smtp
      address, user principal name, upn, benutzerprinzipalname, sign-in name, login email,
      login, username, user name, benutzername, email information email address, usrid long,
      work contact email, dienst-e-mail, e-mail firma, firmen-e-mail, company e-mail,
      geschäftliche mail, email id, emailid, corporate email, official email`),
    first: listed(`
      first name, given name, forename, vorname, rufname, vornamen, preferred first name, legal
      first name, name first, first, legal name first name, preferred name first name, first
      name legal, employee first name, vorna, first names, rufname/vorname`),
    last: listed(`
      last name, surname, family name, sn, nachname, familienname, zuname, legal last name,
      preferred last name, name last, last, legal name last name, preferred name last name, last
      name legal, employee last name, nachn, last names, name (nachname)`),
    name: listed(`
      full name, display name, anzeigename, preferred name, employee name, worker, worker name,
      employee, employee full name, legal name, real name, common name, vollständiger name,
      mitarbeiter, mitarbeiterin, mitarbeitername, mitarbeitende, vor- und nachname, vorname
      nachname, vorname und nachname, name vorname, nachname vorname, last name first name,
      first and last name, person, ename, employee display name, name des mitarbeiters, name
      mitarbeiter, nachname und vorname, beschäftigter, beschäftigte, person name, display name
      (full)`),
    department: listed(`
      department name, abteilung, abteilungsname, bereich, fachbereich, org unit, organizational
      unit, organisational unit, organization unit, org unit path, organisationseinheit,
      orgeinheit, org-einheit, supervisory organization, division, business unit,
      geschäftsbereich, team, orgtx, department/team, team name, org unit name, abteilung/team,
      kostenstellenbezeichnung, hauptabteilung, company department`),
    manager: listed(`
      line manager, manager name, supervisor, supervisor name, reports to, reporting to,
      reporting manager, direct manager, manager display name, worker’s manager, führungskraft,
      vorgesetzter, vorgesetzte, vorgesetzte/r, vorgesetzte(r), direkte führungskraft,
      disziplinarische führungskraft, disziplinarischer vorgesetzter, direkter vorgesetzter,
      name führungskraft, name vorgesetzter, teamleitung, leitung, vorgesetzte:r, vorgesetzte*r,
      vorgesetzte_r, vorgesetzter/vorgesetzte, supervisor (name), manager full name, direct
      supervisor, people manager, line manager name, leiter, teamleiter, fachliche
      führungskraft, reports to name`),
    managerEmail: listed(`
      manager email, manager e-mail, manager email address, manager work email, manager’s email,
      line manager email, supervisor email, manager upn, manager mail, manager user principal
      name, reports to email, e-mail führungskraft, e-mail der führungskraft, führungskraft
      e-mail, e-mail vorgesetzter, vorgesetzter e-mail, supervisor work email, reporting manager
      email, direct manager email, führungskraft (e-mail), manager login`),
    managerNumber: listed(`
      manager id, manager number, manager employee id, manager employee number, supervisor id,
      supervisor number, manager personnel number, reports to id, personalnummer führungskraft,
      personalnummer vorgesetzter, personalnummer der führungskraft, führungskraft
      personalnummer, führungskraft id, vorgesetzter personalnummer, manager user id, line
      manager id, reporting manager id, manager worker id, manager person id`),
    location: listed(`
      standort, site, work location, office location, location name, office, office name,
      physical delivery office name, ort, arbeitsort, dienstort, arbeitsstätte, betriebsstätte,
      niederlassung, büro, werk, city, stadt, personnel area, personalbereich, arbeitsplatz,
      work city, office city, work site, dienststelle, einsatzort`),
    zone: listed(`
      time zone, zeitzone, tz, zone, time zone name, timezone id, zeitzone (iana)`),
    language: listed(`
      languages, sprache, sprachen, preferred language, bevorzugte sprache, communication
      language, korrespondenzsprache, kommunikationssprache, locale, language code, work
      language, arbeitssprache, locale code, native language`),
    start: listed(`
      start date, hire date, date of hire, original hire date, employee hire date, employment
      start date, first day, first day of work, join date, joining date, date joined, date of
      joining, entry date, started, eintritt, eintrittsdatum, eintrittstag, eintritt am,
      einstellungsdatum, einstellung am, startdatum, beschäftigt seit, beschäftigungsbeginn,
      vertragsbeginn, dienstantritt, dienstbeginn, arbeitsbeginn, erster arbeitstag, starting
      date, commencement date, contract start, contract start date, start of employment, datum
      eintritt, eintrittsdatum (erst), firmeneintritt, hired on, hired, since`),
    leaving: listed(`
      leaving date, leave date, employee leave date time, termination date, date of termination,
      exit date, end date, employment end date, separation date, last day, last working day,
      last day of work, last day worked, date left, austritt, austrittsdatum, austrittstag,
      austritt am, ausgeschieden am, letzter arbeitstag, beschäftigungsende, dienstende,
      deactivated date, deactivation date, end of employment, contract termination date,
      offboarding date, austrittstermin, datum austritt, letzter tag, termination, last
      employment day`),
    status: listed(`
      employment status, employee status, worker status, account status, user status,
      mitarbeiterstatus, beschäftigungsstatus, anstellungsstatus, user type, account type,
      stat2, staff status, person status, status (mitarbeiter), employment state`),
    active: listed(`
      is active, account enabled, enabled, currently active, active status, aktiv, konto
      aktiviert, aktiviert, active user, is enabled, user active`),
    blocked: listed(`
      block credential, account disabled, disabled, suspended, deactivated, terminated,
      archived, is deleted, deleted, is bot, gesperrt, deaktiviert, inaktiv, ausgeschieden,
      ausgetreten, anmeldung blockiert, block sign-in, sign-in blocked, blocked, login blocked,
      locked, anmeldung blockieren, anmeldung gesperrt, konto deaktiviert, konto gesperrt, is
      suspended, is archived, is deactivated`),
    personnelNumber: listed(`
      personnel number, personnel no, employee id, employee number, employee no, staff id, staff
      number, staff no, worker id, person id, payroll number, payroll id, hr id, personalnummer,
      personalnr, personal-nr, pers.-nr., persnr, pernr, personal id, mitarbeiternummer,
      mitarbeiter-nr, mitarbeiter-id, ma-nr, stammnummer, employee code, staff code, emp id, emp
      no, emp number, employee nr, ma-nummer, personen-nr, pers-nr, hr number, payroll no`),
    employment: listed(`
      employment type, employee type, type of employment, worker type, contract type, employment
      category, employee class, employee group, employee subgroup, beschäftigungsart, art der
      beschäftigung, anstellungsart, art der anstellung, beschäftigungsverhältnis,
      arbeitsverhältnis, anstellungsverhältnis, vertragsart, mitarbeitergruppe,
      mitarbeiterkreis, mitarbeitertyp, contract, anstellung, beschäftigung, employment, worker
      category, staff type, personalart, mitarbeiterart, employee category`),
    birth: listed(`
      date of birth, birth date, birthday, dob, geburtsdatum, geburtstag, geboren am,
      geb.-datum, geb. am`),
    minor: listed(`
      under 18, under18, is minor, underage, age group, minderjährig, unter 18, u18, jugendlich`),
    crew: listed(`
      shift, shift group, shift crew, shift team, schicht, schichtgruppe, schichtmannschaft,
      schichtteam, mannschaft`),
  },
  required: [
    ['email', 'personnelNumber'],
    ['name', 'first', 'last'],
  ],
  verbatim: ['name', 'first', 'last'],
};
