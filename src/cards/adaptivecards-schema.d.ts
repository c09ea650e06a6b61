// adaptivecards-templating refers to this type in the sources of adaptivecards, which our stricter
// compiler would then check.
export type IAdaptiveCard = object;
