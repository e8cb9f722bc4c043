/** What is wrong with a zipped document and what to do about it, by code. */
export const zipMessages = {
  DOCUMENT_TE_GROOT: {
    nl: 'Dit document is te groot. Verdeel het over meer documenten.',
    en: 'This document is too large. Divide it over more documents.',
  },
  DOCUMENT_GEEN_ZIP: {
    nl: 'Dit is geen document dat we kunnen lezen. Sla het opnieuw op als XLSX.',
    en: 'This is not a document that we can read. Save it again as XLSX.',
  },
  DOCUMENT_KAPOT: {
    nl: 'Dit document is beschadigd. Open het in je eigen programma en sla het opnieuw op.',
    en: 'This document is damaged. Open it in your own program and save it again.',
  },
  DOCUMENT_ZIP64: {
    nl: 'Dit document heeft een vorm voor heel grote bestanden. Sla het opnieuw op als XLSX.',
    en: 'This document has a form for very large files. Save it again as XLSX.',
  },
  DOCUMENT_TE_VEEL_DELEN: {
    nl: 'Dit document heeft te veel onderdelen. Verdeel het over meer documenten.',
    en: 'This document has too many parts. Divide it over more documents.',
  },
  DOCUMENT_VERSLEUTELD: {
    nl: 'Dit document heeft een wachtwoord. Haal het wachtwoord eraf.',
    en: 'This document has a password. Take the password off.',
  },
  DOCUMENT_COMPRESSIE_ONBEKEND: {
    nl: 'Dit document is op een onbekende manier ingepakt. Sla het opnieuw op als XLSX.',
    en: 'This document is packed in an unknown way. Save it again as XLSX.',
  },
  DOCUMENT_PADNAAM: {
    nl: 'Een onderdeel van dit document heeft een naam die niet mag. Sla het opnieuw op als XLSX.',
    en: 'A part of this document has a name that is not allowed. Save it again as XLSX.',
  },
  DOCUMENT_DUBBELE_NAAM: {
    nl: 'Twee onderdelen van dit document heten hetzelfde. Sla het opnieuw op als XLSX.',
    en: 'Two parts of this document have the same name. Save it again as XLSX.',
  },
  DOCUMENT_ACTIEVE_INHOUD: {
    nl: 'In dit document zit een macro of een koppeling met een ander bestand. Haal die eruit.',
    en: 'This document holds a macro or a link to another file. Take it out.',
  },
  DOCUMENT_PAKT_TE_VER_UIT: {
    nl: 'Dit document is uitgepakt te groot. Haal lege regels en kolommen weg of verdeel het.',
    en: 'This document is too large when unpacked. Take out empty rows and columns or divide it.',
  },
  DOCUMENT_OVERLAPT: {
    nl: 'Onderdelen van dit document lopen door elkaar. Sla het opnieuw op als XLSX.',
    en: 'Parts of this document overlap. Save it again as XLSX.',
  },
} as const
