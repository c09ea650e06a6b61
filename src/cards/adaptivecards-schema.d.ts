// adaptivecards-templating names this type by the sources of adaptivecards, which our stricter compiler would then check.
export type IAdaptiveCard = object;
