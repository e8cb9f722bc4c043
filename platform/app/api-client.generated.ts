// Written by tools/api-client.ts.
export interface paths {
    "/gebieden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gebieden in beeld
         * @description Dezelfde velden als de open data, per pagina. Een leeg veld is niet bekend.
         */
        get: operations["gebieden"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gebieden/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Een gebied
         * @description Alles wat van een gebied bekend is.
         */
        get: operations["gebied"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Businesscases die je mag zien
         * @description Dezelfde lijst als op de site: van je eigen organisatie, waar die partij in is, en die voor meelezers openstaan.
         *
         *     Het token moet dit mogen: `read:cases`.
         */
        get: operations["cases"];
        put?: never;
        /**
         * Maak een businesscase
         * @description Van een bestand, voor de eigen organisatie. Alle fouten in het bestand komen samen terug.
         *
         *     Het token moet dit mogen: `write:cases`.
         */
        post: operations["maakCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Een businesscase
         * @description De case zoals jij hem ziet. Wat alleen voor anderen is, staat er niet in.
         *
         *     Het token moet dit mogen: `read:cases`.
         */
        get: operations["case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/bestand": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Bewaar een gewijzigd bestand
         * @description Het hele bestand zoals jij het ziet, met de revisie waarvan je uitging. Was iemand je voor, dan verandert er niets.
         *
         *     Het token moet dit mogen: `write:cases`.
         */
        put: operations["vervangBestand"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/versies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versies van een businesscase
         * @description De nieuwste eerst.
         *
         *     Het token moet dit mogen: `read:cases`.
         */
        get: operations["versies"];
        put?: never;
        /**
         * Leg een versie vast
         * @description De case zoals die nu is, onder een naam en met de reden. Alleen als de revisie nog de laatste is.
         *
         *     Het token moet dit mogen: `write:cases`.
         */
        post: operations["maakVersie"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/versies/{nummer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Een versie
         * @description De case zoals die toen was, voor zover jij hem nu mag zien.
         *
         *     Het token moet dit mogen: `read:cases`.
         */
        get: operations["versie"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/uitkomsten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Uitkomsten van een businesscase
         * @description Van het gebied, de grondexploitatie en elke partij. Een bedrag dat jij niet mag weten is null, met waarom.
         *
         *     Het token moet dit mogen: `read:results`.
         */
        get: operations["uitkomsten"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/uitleg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Waarom een cijfer is wat het is
         * @description De som met haar delen; elk deel met een plaats is zelf weer uit te leggen, tot aan de bron.
         *
         *     Het token moet dit mogen: `read:results`.
         */
        get: operations["uitleg"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/toetsen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Toets aan de regels van publiek geld
         * @description Elke regel met uitkomst, reden, cijfers en bron. Van verborgen regels weten de toetsen niets.
         *
         *     Het token moet dit mogen: `read:results`.
         */
        get: operations["toetsen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cases/{id}/risico": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Spreiding van de uitkomsten
         * @description Kans en spreiding voor het gebied en elke partij, voor zover verborgen regels ze niet bewegen. Bedragen in euro; p10 is het resultaat dat in een op de tien trekkingen niet wordt gehaald.
         *
         *     Het token moet dit mogen: `read:results`.
         */
        get: operations["risico"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/formules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alle formules
         * @description Elke formule van het vak die hier wordt gerekend.
         */
        get: operations["formules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/formules/{naam}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Een formule
         * @description Wat de formule vraagt, hoe zij rekent, en waar zij vandaan komt.
         */
        get: operations["formule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/formules/{naam}/_bereken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reken een formule uit
         * @description De uitkomst met de stappen ernaartoe. Zonder antwoord is de uitkomst null en staat de reden erbij.
         */
        post: operations["bereken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Bedrag: {
            /** @description In euro; null als verborgen regels het bewegen en er niets over te vertellen is. */
            eur: number | null;
            /** @description Wat verborgen regels samen optellen, zoals verteld bij een versie van de basis. */
            verborgenDeel?: {
                eur: number;
                regels: number;
                versie: number;
                /** Format: date */
                dag: string;
            };
            /**
             * @description Waarom het bedrag niet wordt verteld.
             * @enum {string}
             */
            nietVerteld?: "te-weinig-regels" | "geen-versie" | "sindsdien-gewijzigd" | "zou-regels-verraden";
        };
        Berekening: {
            /** @description De invoer van de formule, bij naam. Aandelen en rentes van 0 tot 1. */
            invoer: {
                [key: string]: unknown;
            };
        };
        Bewaard: {
            revisie: number;
        };
        Case: {
            /** Format: uuid */
            id: string;
            naam: string;
            /** @enum {string} */
            stand: "concept" | "ter goedkeuring" | "vastgesteld";
            /** @description Telt elke opslag. Wie schrijft, geeft de revisie waarvan is uitgegaan. */
            revisie: number;
            illustratie: boolean;
            /** Format: date-time */
            gewijzigdOp: string;
            /**
             * @description Wat deze persoon nu mag wijzigen.
             * @enum {string}
             */
            magWijzigen: "alles" | "eigen-regels" | "niets";
            verborgen: components["schemas"]["Verborgen"];
            /** @description Een businesscase in het formaat `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        CaseInHetKort: {
            /** Format: uuid */
            id: string;
            naam: string;
            /** @description Organisatie die de case beheert. */
            eigenaar: string;
            /** @description Naam van het gebied. */
            gebied: string | null;
            /** @enum {string} */
            stand: "concept" | "ter goedkeuring" | "vastgesteld";
            /** @description Verzonnen voorbeeld. */
            illustratie: boolean;
            /** Format: date-time */
            gewijzigdOp: string;
        };
        Cases: {
            pagina: number;
            perPagina: number;
            /** @description Hoeveel er op alle paginas samen zijn. */
            totaal: number;
            items: components["schemas"]["CaseInHetKort"][];
        };
        Formule: {
            naam: string;
            groep: string;
            term: {
                nl: string;
                en: string;
            };
            /** @description De formule in woorden. */
            formule: {
                nl: string;
                en: string;
            };
            invoer: components["schemas"]["FormuleInvoer"][];
            bron: {
                nl: string;
                en: string;
            };
            /** @description Een doorgerekend voorbeeld. */
            voorbeeld: {
                invoer: unknown;
                uitkomst: unknown;
            };
        };
        FormuleInHetKort: {
            /** @description Naam in het adres. */
            naam: string;
            /** @description Waar de formule bij hoort. */
            groep: string;
            /** @description Hoe het vak haar noemt. */
            term: {
                nl: string;
                en: string;
            };
        };
        FormuleInvoer: {
            naam: string;
            /** @description Wat er moet staan: number, list of number, object. */
            soort: string;
            /** @description Eenheid van het getal. */
            eenheid: string | null;
            uitleg: {
                nl: string;
                en: string;
            };
            verplicht: boolean;
            /** @description Wat er geldt zonder opgave. */
            standaard?: unknown;
            keuzes?: string[];
            /** @description Grenzen, zoals `>= 0`. */
            grenzen?: string;
            velden?: components["schemas"]["FormuleInvoer"][];
        };
        Formules: {
            formules: components["schemas"]["FormuleInHetKort"][];
        };
        Gebied: {
            /** @description Vaste sleutel, ook in het adres van de pagina */
            id: string | null;
            /** @description Naam van het gebied */
            naam: string | null;
            /** @description Gemeente */
            gemeente: string | null;
            /** @description Code van de gemeente volgens CBS */
            gemeentecode: string | null;
            /** @description Provincie van de gemeente */
            provincie: string | null;
            /** @description Soorten gebied; leeg is niet bekend. Een regionale zone of spoorcorridor overlapt andere gebieden */
            soortGebied: string[];
            /** @description Geplande woningen, minstens; leeg is niet bekend */
            woningenMin: number | null;
            /** @description Geplande woningen, hooguit */
            woningenMax: number | null;
            /** @description Oppervlakte in hectare */
            hectare: number | null;
            /** @description Breedtegraad (WGS84), ongeveer een kilometer nauwkeurig */
            breedtegraad: number | null;
            /** @description Lengtegraad (WGS84), ongeveer een kilometer nauwkeurig */
            lengtegraad: number | null;
            /** @description Regelingen en netwerken die de bron noemt, met toevoeging tussen haakjes */
            programmas: string[];
            /** @description Soorten knelpunten */
            knelpunten: string[];
            /** @description bron: genoemd in de bron; inschatting: afgeleid uit het soort gebied */
            knelpuntenHerkomst: string | null;
            /** @description Bijdrage van het Rijk in euro */
            rijksbijdrageEur: number | null;
            /** @description Eigen bijdrage van de gemeente in euro */
            eigenBijdrageEur: number | null;
            /** @description Aandeel betaalbare woningen, van 0 tot 1 */
            betaalbaarAandeel: number | null;
            /** @description Aandeel sociale huur, van 0 tot 1 */
            sociaalAandeel: number | null;
            /** @description Aandeel middenhuur, van 0 tot 1 */
            middenhuurAandeel: number | null;
            /** @description Wat de bron zegt, in eigen woorden */
            toelichting: string | null;
            /** @description De toelichting in het Engels */
            toelichtingEn: string | null;
            /** @description Adressen van de bronnen */
            bronnen: string[];
            /** @description Jaar van de bron */
            bronjaar: number | null;
            /** @description Velden die niet in een bron zijn gezien: niet geverifieerd */
            uitGeheugen: string[];
            /** @description Velden die uit gelezen cijfers zijn berekend */
            afgeleid: string[];
            /** @description Status in het programma; leeg is: in beeld, niet toegelaten */
            status: string | null;
        };
        Gebieden: {
            pagina: number;
            perPagina: number;
            /** @description Hoeveel er op alle paginas samen zijn. */
            totaal: number;
            items: components["schemas"]["Gebied"][];
        };
        GewijzigdBestand: {
            revisie: number;
            /** @description Een businesscase in het formaat `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        NieuweCase: {
            /** @description Een businesscase in het formaat `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
            /** @description Sleutel van het gebied. */
            gebied?: string;
            /**
             * Format: uuid
             * @description Voor welke organisatie, als je er meer hebt.
             */
            organisatieId?: string;
        };
        NieuweVersie: {
            naam: string;
            reden: string;
            revisie: number;
        };
        Probleem: {
            /** @description De statuscode van HTTP. */
            status: number;
            /** @description Wat de status betekent. */
            title: string;
            /** @description Wat er te doen is. */
            detail: string;
            /** @description Kenmerk van de vraag, voor wie er iets over wil vragen. */
            requestId: string;
            /** @description Alle fouten, elk met hun plaats. */
            errors?: {
                /** @description Een code die niet verandert. */
                code: string;
                message: {
                    nl: string;
                    en: string;
                };
                /** @description Plaats in het verzonden document (JSON Pointer). */
                pointer?: string;
                /** @description Naam van de parameter in het adres. */
                parameter?: string;
            }[];
        };
        Risico: {
            trekkingen: number;
            zaad: number;
            rekenmachine: string;
            /** @description Controlegetal over alle cijfers. */
            kenmerk: string;
            verborgenRegels: number;
            gebied: components["schemas"]["Spreiding"] | null;
            financiering: {
                piekGemiddeld: number;
                piekP90: number;
                kansBovenKrediet: number | null;
            } | null;
            partijen: {
                id: string;
                kansRendementseis: number;
                spreiding: components["schemas"]["Spreiding"];
            }[];
            /** @description Wie het risico draagt; alleen als er niets verborgen is. */
            dragers: {
                id: string;
                standaardafwijking: number;
                cvar90: number;
                aandeel: number;
            }[] | null;
            /** @description Wat het resultaat beweegt; alleen als er niets verborgen is. */
            oorzaken: {
                factor: string;
                laag: number;
                hoog: number;
            }[] | null;
            meldingen: {
                nl: string;
                en: string;
            }[];
        };
        Spreiding: {
            gemiddelde: number;
            standaardafwijking: number;
            p5: number;
            p10: number;
            p20: number;
            p50: number;
            p80: number;
            p90: number;
            p95: number;
            cvar90: number;
            /** @description Van 0 tot 1. */
            kansNietNegatief: number;
            standaardfoutGemiddelde: number | null;
        };
        Toetsen: {
            /**
             * Format: date
             * @description Dag waarop de regels zijn gelezen.
             */
            geldigOp: string;
            verborgenRegels: number;
            toetsen: {
                id: string;
                naam: {
                    nl: string;
                    en: string;
                };
                /** @enum {string} */
                uitkomst: "voldoet" | "voldoet-niet" | "aandacht" | "niet-van-toepassing";
                marge?: {
                    id: string;
                    term: {
                        nl: string;
                        en: string;
                    };
                    waarde: number;
                    eenheid: string;
                };
                cijfers: {
                    id: string;
                    term: {
                        nl: string;
                        en: string;
                    };
                    waarde: number;
                    eenheid: string;
                }[];
                motivering: {
                    nl: string;
                    en: string;
                };
                bron: {
                    nl: string;
                    en: string;
                };
                kengetallen: {
                    naam: string;
                    waarde: number;
                    eenheid: string;
                    /** Format: date */
                    geldtVanaf: string;
                    bron: string;
                    inBronGelezen: boolean;
                }[];
            }[];
        };
        Uitkomst: {
            /** @description Een getal of een object; null is geen antwoord. */
            uitkomst: unknown;
            /** @description Waarom er geen antwoord is. */
            reden?: {
                code: string;
                nl: string;
                en: string;
            };
            stappen: {
                uitleg: {
                    nl: string;
                    en: string;
                };
                waarde: number;
                eenheid: string;
            }[];
            bron?: {
                nl: string;
                en: string;
            };
        };
        Uitkomsten: {
            revisie: number;
            variant: string | null;
            /** @enum {string} */
            conventie: "begin" | "midden" | "einde";
            verborgenRegels: number;
            gebied: {
                contanteWaarde: components["schemas"]["Bedrag"];
                opPrijspeil: components["schemas"]["Bedrag"];
                reeel: components["schemas"]["Bedrag"];
                /** @description Per periode vanaf de waarderingsdatum. */
                kasstroomEur: number[] | null;
            };
            grondexploitatie: {
                partij: string;
                opPrijspeil: components["schemas"]["Bedrag"];
                reeel: components["schemas"]["Bedrag"];
                eindwaarde: components["schemas"]["Bedrag"];
                ncwRente: components["schemas"]["Bedrag"];
                ncwBbv: components["schemas"]["Bedrag"];
                contanteWaarde: components["schemas"]["Bedrag"];
                voorziening: components["schemas"]["Bedrag"];
                piekfinanciering: components["schemas"]["Bedrag"];
                /** @description Periode, geteld vanaf de waarderingsdatum. */
                piekOp: number | null;
                /** @description Periode, geteld vanaf de waarderingsdatum. */
                omslagOp: number | null;
            } | null;
            partijen: {
                id: string;
                naam: {
                    nl: string;
                    en?: string;
                } | null;
                contanteWaardeEigen: components["schemas"]["Bedrag"];
                contanteWaardeGemeenschappelijk: components["schemas"]["Bedrag"];
                piekfinanciering: components["schemas"]["Bedrag"];
                /** @description Periode, geteld vanaf de waarderingsdatum. */
                piekOp: number | null;
                /** @description Periode, geteld vanaf de waarderingsdatum. */
                omslagOp: number | null;
                /** @description Per jaar, van 0 tot 1. */
                rendement: number | null;
                /** @description Per periode vanaf de waarderingsdatum. */
                kasstroomEur: number[] | null;
            }[];
            renteverschil: components["schemas"]["Bedrag"];
        };
        Uitleg: {
            cijfer: string;
            term: {
                nl: string;
                en: string;
            };
            waarde: number | null;
            eenheid: string;
            bewerking: string;
            formule: {
                nl: string;
                en: string;
            };
            delen: {
                /** @description Plaats van het deel. */
                cijfer: string | null;
                teken: string;
                term: {
                    nl: string;
                    en: string;
                };
                waarde: number | null;
                eenheid: string;
            }[];
            toelichting?: {
                nl: string;
                en?: string;
            };
            bron?: {
                tekst: string;
                adres: string | null;
            };
        };
        VastgelegdeVersie: {
            nummer: number;
        };
        Verborgen: {
            /** @description Regels die deze persoon niet mag zien: ze staan niet in het bestand. */
            regels: number;
            /** @description Afspraken die daarom zijn weggelaten. */
            afspraken: number;
        };
        Versie: {
            nummer: number;
            naam: string;
            reden: string;
            organisatie: string | null;
            /**
             * Format: date
             * @description Dag waarop de versie is vastgelegd.
             */
            dag: string;
        };
        VersieMetBestand: {
            nummer: number;
            naam: string;
            reden: string;
            organisatie: string | null;
            /**
             * Format: date
             * @description Dag waarop de versie is vastgelegd.
             */
            dag: string;
            verborgen: components["schemas"]["Verborgen"];
            /** @description Een businesscase in het formaat `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        Versies: {
            versies: components["schemas"]["Versie"][];
        };
    };
    responses: {
        /** @description De vraag klopt niet: alle fouten samen. */
        Geweigerd400: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Geen token, of geen geldig token. */
        Geweigerd401: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Het token of de persoon mag dit niet. */
        Geweigerd403: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Dit is er niet, of niet voor deze persoon. */
        Geweigerd404: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Er is alleen JSON. */
        Geweigerd406: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description De vraag klopt, maar niet op dit moment: iemand was eerder. */
        Geweigerd409: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Stuur JSON. */
        Geweigerd415: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
        /** @description Te vaak gevraagd. */
        Geweigerd429: {
            headers: {
                "API-Version": components["headers"]["ApiVersion"];
                "X-RateLimit-Limit": components["headers"]["RateLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Probleem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Versie van de API. */
        ApiVersion: string;
        /** @description Kenmerk van dit antwoord; wie het terugstuurt in `If-None-Match` krijgt 304 als er niets veranderde. */
        Etag: string;
        /** @description Eerste, vorige, volgende en laatste pagina. */
        Link: string;
        /** @description Adres van wat is gemaakt. */
        Location: string;
        /** @description Vragen per minuut van dit token of adres. */
        RateLimit: number;
        /** @description Vragen die nu nog mogen. */
        RateLimitRemaining: number;
        /** @description Seconden waarna het weer kan. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    gebieden: {
        parameters: {
            query?: {
                /**
                 * @description Woorden in naam, gemeente of provincie.
                 * @example zwolle
                 */
                zoek?: string;
                /** @description Een of meer; herhaal de parameter voor een volgende. */
                soort?: ("haven" | "bedrijventerrein" | "kanaalzone" | "fabrieksterrein" | "spoorzone" | "stationsgebied" | "kantorenlocatie" | "winkelgebied" | "naoorlogse-wijk" | "stadion" | "stadsrand" | "nieuw-land" | "regionale-zone" | "spoorcorridor")[];
                /** @description Een of meer; herhaal de parameter voor een volgende. */
                programma?: ("novex" | "wbi-1" | "wbi-2" | "wbi-4" | "stedelijke-transformatie" | "verstedelijkingsalliantie" | "mra" | "chw" | "transformatiefaciliteit" | "casus-tu-delft")[];
                /** @description Een of meer; herhaal de parameter voor een volgende. */
                knelpunt?: ("fin-tekort" | "fin-voorinvestering" | "ontschotting" | "infra" | "mobiliteit" | "verwerving" | "bedrijven" | "bodem" | "hinder" | "planologie" | "regionaal" | "klimaat" | "energie" | "natuur" | "erfgoed" | "voorzieningen" | "sociaal" | "betaalbaarheid" | "markt" | "marktselectie" | "samenwerking" | "capaciteit")[];
                /** @description Een of meer; herhaal de parameter voor een volgende. */
                provincie?: ("drenthe" | "flevoland" | "fryslan" | "gelderland" | "groningen" | "limburg" | "noord-brabant" | "noord-holland" | "overijssel" | "utrecht" | "zeeland" | "zuid-holland")[];
                /** @description Minstens zo veel woningen. */
                woningenVan?: number;
                /** @description Hooguit zo veel woningen. */
                woningenTot?: number;
                /** @description Volgorde. */
                sorteer?: "woningen" | "naam" | "gemeente" | "bronjaar";
                /** @description Welke pagina, geteld vanaf 1. */
                pagina?: number;
                /**
                 * @description Hoeveel op een pagina.
                 * @example 1
                 */
                perPagina?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gebieden in beeld */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pagina": 1,
                     *       "perPagina": 1,
                     *       "totaal": 1,
                     *       "items": [
                     *         {
                     *           "id": "spoorzone-zwolle",
                     *           "naam": "Spoorzone Zwolle",
                     *           "gemeente": "Zwolle",
                     *           "gemeentecode": "GM0193",
                     *           "provincie": "Overijssel",
                     *           "soortGebied": [
                     *             "stationsgebied"
                     *           ],
                     *           "woningenMin": 4000,
                     *           "woningenMax": 4000,
                     *           "hectare": null,
                     *           "breedtegraad": 52.504,
                     *           "lengtegraad": 6.092,
                     *           "programmas": [
                     *             "novex",
                     *             "wbi-2"
                     *           ],
                     *           "knelpunten": [
                     *             "fin-tekort"
                     *           ],
                     *           "knelpuntenHerkomst": "bron",
                     *           "rijksbijdrageEur": null,
                     *           "eigenBijdrageEur": null,
                     *           "betaalbaarAandeel": null,
                     *           "sociaalAandeel": null,
                     *           "middenhuurAandeel": null,
                     *           "toelichting": "Volgens BZK al twee keer financieel gehonoreerd",
                     *           "toelichtingEn": "Has received money twice according to the Ministry of the Interior (BZK)",
                     *           "bronnen": [
                     *             "https://bouwenuitvoering.nl/nieuwbouw/grootste-woningbouwlocaties-van-nederland/",
                     *             "https://onlinetouch.nl/jagermedia/stationslocaties-2022-2023/55"
                     *           ],
                     *           "bronjaar": 2022,
                     *           "uitGeheugen": [
                     *             "breedtegraad",
                     *             "lengtegraad"
                     *           ],
                     *           "afgeleid": [],
                     *           "status": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Gebieden"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    gebied: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Vaste sleutel van het gebied.
                 * @example spoorzone-zwolle
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Een gebied */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "spoorzone-zwolle",
                     *       "naam": "Spoorzone Zwolle",
                     *       "gemeente": "Zwolle",
                     *       "gemeentecode": "GM0193",
                     *       "provincie": "Overijssel",
                     *       "soortGebied": [
                     *         "stationsgebied"
                     *       ],
                     *       "woningenMin": 4000,
                     *       "woningenMax": 4000,
                     *       "hectare": null,
                     *       "breedtegraad": 52.504,
                     *       "lengtegraad": 6.092,
                     *       "programmas": [
                     *         "novex",
                     *         "wbi-2"
                     *       ],
                     *       "knelpunten": [
                     *         "fin-tekort"
                     *       ],
                     *       "knelpuntenHerkomst": "bron",
                     *       "rijksbijdrageEur": null,
                     *       "eigenBijdrageEur": null,
                     *       "betaalbaarAandeel": null,
                     *       "sociaalAandeel": null,
                     *       "middenhuurAandeel": null,
                     *       "toelichting": "Volgens BZK al twee keer financieel gehonoreerd",
                     *       "toelichtingEn": "Has received money twice according to the Ministry of the Interior (BZK)",
                     *       "bronnen": [
                     *         "https://bouwenuitvoering.nl/nieuwbouw/grootste-woningbouwlocaties-van-nederland/",
                     *         "https://onlinetouch.nl/jagermedia/stationslocaties-2022-2023/55"
                     *       ],
                     *       "bronjaar": 2022,
                     *       "uitGeheugen": [
                     *         "breedtegraad",
                     *         "lengtegraad"
                     *       ],
                     *       "afgeleid": [],
                     *       "status": null
                     *     }
                     */
                    "application/json": components["schemas"]["Gebied"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    cases: {
        parameters: {
            query?: {
                /**
                 * @description Woorden uit de naam.
                 * @example voorbeeldkade
                 */
                zoek?: string;
                /** @description Alleen met deze stand. */
                stand?: "concept" | "ter goedkeuring" | "vastgesteld";
                /** @description Sleutel van een gebied. */
                gebied?: string;
                /** @description Alleen van de eigen organisatie. */
                eigen?: "ja";
                /** @description Volgorde. */
                sorteer?: "naam" | "gewijzigd";
                /** @description Welke pagina, geteld vanaf 1. */
                pagina?: number;
                /** @description Hoeveel op een pagina. */
                perPagina?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Businesscases die je mag zien */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "pagina": 1,
                     *       "perPagina": 25,
                     *       "totaal": 1,
                     *       "items": [
                     *         {
                     *           "id": "0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01",
                     *           "naam": "Voorbeeldkade",
                     *           "eigenaar": "Gemeente A (demo)",
                     *           "gebied": null,
                     *           "stand": "concept",
                     *           "illustratie": false,
                     *           "gewijzigdOp": "2026-11-24T09:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Cases"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    maakCase: {
        parameters: {
            query?: {
                /** @description Woorden uit de naam. */
                zoek?: string;
                /** @description Alleen met deze stand. */
                stand?: "concept" | "ter goedkeuring" | "vastgesteld";
                /** @description Sleutel van een gebied. */
                gebied?: string;
                /** @description Alleen van de eigen organisatie. */
                eigen?: "ja";
                /** @description Volgorde. */
                sorteer?: "naam" | "gewijzigd";
                /** @description Welke pagina, geteld vanaf 1. */
                pagina?: number;
                /** @description Hoeveel op een pagina. */
                perPagina?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bestand": {
                 *         "format": "versneller-case/1",
                 *         "id": "voorbeeldkade",
                 *         "name": {
                 *           "nl": "Voorbeeldkade"
                 *         },
                 *         "valuationDate": "2026-01-01",
                 *         "periods": 6,
                 *         "convention": "mid",
                 *         "rates": {
                 *           "interest": 0.025,
                 *           "bbv": 0.02
                 *         },
                 *         "indices": {
                 *           "kosten": 0.03,
                 *           "opbrengsten": 0.02
                 *         },
                 *         "parties": [
                 *           {
                 *             "id": "gem",
                 *             "kind": "gemeente",
                 *             "rate": 0.02
                 *           }
                 *         ],
                 *         "landExploitation": {
                 *           "party": "gem",
                 *           "bookValueEur": 2000000,
                 *           "bookValueDate": "2026-01-01"
                 *         },
                 *         "lines": [
                 *           {
                 *             "id": "kosten",
                 *             "account": "5",
                 *             "from": "gem",
                 *             "to": "outside",
                 *             "index": "kosten",
                 *             "series": {
                 *               "1": 1500000,
                 *               "2": 2000000,
                 *               "3": 1000000,
                 *               "4": 800000,
                 *               "5": 500000,
                 *               "6": 400000
                 *             }
                 *           },
                 *           {
                 *             "id": "uitgifte",
                 *             "account": "opbrengst-uitgifte",
                 *             "from": "outside",
                 *             "to": "gem",
                 *             "index": "opbrengsten",
                 *             "series": {
                 *               "2": 1200000,
                 *               "3": 2500000,
                 *               "4": 2500000,
                 *               "5": 1800000,
                 *               "6": 900000
                 *             }
                 *           }
                 *         ]
                 *       },
                 *       "gebied": "spoorzone-zwolle"
                 *     }
                 */
                "application/json": components["schemas"]["NieuweCase"];
            };
        };
        responses: {
            /** @description Maak een businesscase */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    Link: components["headers"]["Link"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "7d1f6d2e-6a55-4d0c-8a54-2f5f3c1f6b02",
                     *       "naam": "Voorbeeldkade",
                     *       "stand": "concept",
                     *       "revisie": 1,
                     *       "illustratie": false,
                     *       "gewijzigdOp": "2026-11-24T09:00:00Z",
                     *       "magWijzigen": "alles",
                     *       "verborgen": {
                     *         "regels": 0,
                     *         "afspraken": 0
                     *       },
                     *       "bestand": {
                     *         "id": "voorbeeldkade",
                     *         "name": {
                     *           "nl": "Voorbeeldkade"
                     *         },
                     *         "lines": [
                     *           {
                     *             "id": "kosten",
                     *             "to": "outside",
                     *             "from": "gem",
                     *             "index": "kosten",
                     *             "series": {
                     *               "1": 1500000,
                     *               "2": 2000000,
                     *               "3": 1000000,
                     *               "4": 800000,
                     *               "5": 500000,
                     *               "6": 400000
                     *             },
                     *             "account": "5"
                     *           },
                     *           {
                     *             "id": "uitgifte",
                     *             "to": "gem",
                     *             "from": "outside",
                     *             "index": "opbrengsten",
                     *             "series": {
                     *               "2": 1200000,
                     *               "3": 2500000,
                     *               "4": 2500000,
                     *               "5": 1800000,
                     *               "6": 900000
                     *             },
                     *             "account": "opbrengst-uitgifte"
                     *           }
                     *         ],
                     *         "rates": {
                     *           "bbv": 0.02,
                     *           "interest": 0.025
                     *         },
                     *         "format": "versneller-case/1",
                     *         "indices": {
                     *           "kosten": 0.03,
                     *           "opbrengsten": 0.02
                     *         },
                     *         "parties": [
                     *           {
                     *             "id": "gem",
                     *             "kind": "gemeente",
                     *             "rate": 0.02
                     *           }
                     *         ],
                     *         "periods": 6,
                     *         "convention": "mid",
                     *         "valuationDate": "2026-01-01",
                     *         "landExploitation": {
                     *           "party": "gem",
                     *           "bookValueEur": 2000000,
                     *           "bookValueDate": "2026-01-01"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            406: components["responses"]["Geweigerd406"];
            415: components["responses"]["Geweigerd415"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Een businesscase */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01",
                     *       "naam": "Voorbeeldkade",
                     *       "stand": "concept",
                     *       "revisie": 1,
                     *       "illustratie": false,
                     *       "gewijzigdOp": "2026-11-24T09:00:00Z",
                     *       "magWijzigen": "alles",
                     *       "verborgen": {
                     *         "regels": 0,
                     *         "afspraken": 0
                     *       },
                     *       "bestand": {
                     *         "id": "voorbeeldkade",
                     *         "name": {
                     *           "nl": "Voorbeeldkade"
                     *         },
                     *         "lines": [
                     *           {
                     *             "id": "kosten",
                     *             "to": "outside",
                     *             "from": "gem",
                     *             "index": "kosten",
                     *             "series": {
                     *               "1": 1500000,
                     *               "2": 2000000,
                     *               "3": 1000000,
                     *               "4": 800000,
                     *               "5": 500000,
                     *               "6": 400000
                     *             },
                     *             "account": "5"
                     *           },
                     *           {
                     *             "id": "uitgifte",
                     *             "to": "gem",
                     *             "from": "outside",
                     *             "index": "opbrengsten",
                     *             "series": {
                     *               "2": 1200000,
                     *               "3": 2500000,
                     *               "4": 2500000,
                     *               "5": 1800000,
                     *               "6": 900000
                     *             },
                     *             "account": "opbrengst-uitgifte"
                     *           }
                     *         ],
                     *         "rates": {
                     *           "bbv": 0.02,
                     *           "interest": 0.025
                     *         },
                     *         "format": "versneller-case/1",
                     *         "indices": {
                     *           "kosten": 0.03,
                     *           "opbrengsten": 0.02
                     *         },
                     *         "parties": [
                     *           {
                     *             "id": "gem",
                     *             "kind": "gemeente",
                     *             "rate": 0.02
                     *           }
                     *         ],
                     *         "periods": 6,
                     *         "convention": "mid",
                     *         "valuationDate": "2026-01-01",
                     *         "landExploitation": {
                     *           "party": "gem",
                     *           "bookValueEur": 2000000,
                     *           "bookValueDate": "2026-01-01"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    vervangBestand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revisie": 1,
                 *       "bestand": {
                 *         "format": "versneller-case/1",
                 *         "id": "voorbeeldkade",
                 *         "name": {
                 *           "nl": "Voorbeeldkade"
                 *         },
                 *         "valuationDate": "2026-01-01",
                 *         "periods": 7,
                 *         "convention": "mid",
                 *         "rates": {
                 *           "interest": 0.025,
                 *           "bbv": 0.02
                 *         },
                 *         "indices": {
                 *           "kosten": 0.03,
                 *           "opbrengsten": 0.02
                 *         },
                 *         "parties": [
                 *           {
                 *             "id": "gem",
                 *             "kind": "gemeente",
                 *             "rate": 0.02
                 *           }
                 *         ],
                 *         "landExploitation": {
                 *           "party": "gem",
                 *           "bookValueEur": 2000000,
                 *           "bookValueDate": "2026-01-01"
                 *         },
                 *         "lines": [
                 *           {
                 *             "id": "kosten",
                 *             "account": "5",
                 *             "from": "gem",
                 *             "to": "outside",
                 *             "index": "kosten",
                 *             "series": {
                 *               "1": 1500000,
                 *               "2": 2000000,
                 *               "3": 1000000,
                 *               "4": 800000,
                 *               "5": 500000,
                 *               "6": 400000
                 *             }
                 *           },
                 *           {
                 *             "id": "uitgifte",
                 *             "account": "opbrengst-uitgifte",
                 *             "from": "outside",
                 *             "to": "gem",
                 *             "index": "opbrengsten",
                 *             "series": {
                 *               "2": 1200000,
                 *               "3": 2500000,
                 *               "4": 2500000,
                 *               "5": 1800000,
                 *               "7": 900000
                 *             }
                 *           }
                 *         ],
                 *         "note": {
                 *           "nl": "De laatste kavels gaan een jaar later."
                 *         }
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GewijzigdBestand"];
            };
        };
        responses: {
            /** @description Bewaar een gewijzigd bestand */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revisie": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Bewaard"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            409: components["responses"]["Geweigerd409"];
            415: components["responses"]["Geweigerd415"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    versies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Versies van een businesscase */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "versies": [
                     *         {
                     *           "nummer": 1,
                     *           "naam": "Eerste versie",
                     *           "reden": "Zoals gemaakt",
                     *           "organisatie": "Gemeente A (demo)",
                     *           "dag": "2026-11-24"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Versies"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    maakVersie: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "naam": "Na de raad",
                 *       "reden": "Besproken in de raad van maart",
                 *       "revisie": 1
                 *     }
                 */
                "application/json": components["schemas"]["NieuweVersie"];
            };
        };
        responses: {
            /** @description Leg een versie vast */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "nummer": 2
                     *     }
                     */
                    "application/json": components["schemas"]["VastgelegdeVersie"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            409: components["responses"]["Geweigerd409"];
            415: components["responses"]["Geweigerd415"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    versie: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
                /**
                 * @description Nummer van de versie.
                 * @example 1
                 */
                nummer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Een versie */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "nummer": 1,
                     *       "naam": "Eerste versie",
                     *       "reden": "Zoals gemaakt",
                     *       "organisatie": "Gemeente A (demo)",
                     *       "dag": "2026-11-24",
                     *       "verborgen": {
                     *         "regels": 0,
                     *         "afspraken": 0
                     *       },
                     *       "bestand": {
                     *         "id": "voorbeeldkade",
                     *         "name": {
                     *           "nl": "Voorbeeldkade"
                     *         },
                     *         "lines": [
                     *           {
                     *             "id": "kosten",
                     *             "to": "outside",
                     *             "from": "gem",
                     *             "index": "kosten",
                     *             "series": {
                     *               "1": 1500000,
                     *               "2": 2000000,
                     *               "3": 1000000,
                     *               "4": 800000,
                     *               "5": 500000,
                     *               "6": 400000
                     *             },
                     *             "account": "5"
                     *           },
                     *           {
                     *             "id": "uitgifte",
                     *             "to": "gem",
                     *             "from": "outside",
                     *             "index": "opbrengsten",
                     *             "series": {
                     *               "2": 1200000,
                     *               "3": 2500000,
                     *               "4": 2500000,
                     *               "5": 1800000,
                     *               "6": 900000
                     *             },
                     *             "account": "opbrengst-uitgifte"
                     *           }
                     *         ],
                     *         "rates": {
                     *           "bbv": 0.02,
                     *           "interest": 0.025
                     *         },
                     *         "format": "versneller-case/1",
                     *         "indices": {
                     *           "kosten": 0.03,
                     *           "opbrengsten": 0.02
                     *         },
                     *         "parties": [
                     *           {
                     *             "id": "gem",
                     *             "kind": "gemeente",
                     *             "rate": 0.02
                     *           }
                     *         ],
                     *         "periods": 6,
                     *         "convention": "mid",
                     *         "valuationDate": "2026-01-01",
                     *         "landExploitation": {
                     *           "party": "gem",
                     *           "bookValueEur": 2000000,
                     *           "bookValueDate": "2026-01-01"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["VersieMetBestand"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    uitkomsten: {
        parameters: {
            query?: {
                /** @description Een variant van de case; zonder opgave de basis. */
                variant?: string;
                /**
                 * @description Wanneer in de periode het geld stroomt; zonder opgave zoals de case zegt.
                 * @example einde
                 */
                conventie?: "begin" | "midden" | "einde";
            };
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Uitkomsten van een businesscase */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "revisie": 1,
                     *       "variant": null,
                     *       "conventie": "einde",
                     *       "verborgenRegels": 0,
                     *       "gebied": {
                     *         "contanteWaarde": {
                     *           "eur": 2493579.914046441
                     *         },
                     *         "opPrijspeil": {
                     *           "eur": 2700000
                     *         },
                     *         "reeel": {
                     *           "eur": 2891280.019336
                     *         },
                     *         "kasstroomEur": [
                     *           0,
                     *           -1545000,
                     *           -873320,
                     *           1560293.0000000005,
                     *           1805673.352,
                     *           1407708.40861,
                     *           535925.258726
                     *         ]
                     *       },
                     *       "grondexploitatie": {
                     *         "partij": "gem",
                     *         "opPrijspeil": {
                     *           "eur": 700000
                     *         },
                     *         "reeel": {
                     *           "eur": 891280.0193360001
                     *         },
                     *         "eindwaarde": {
                     *           "eur": 524782.4479669541
                     *         },
                     *         "ncwRente": {
                     *           "eur": 452518.26019298617
                     *         },
                     *         "ncwBbv": {
                     *           "eur": 465991.7956682696
                     *         },
                     *         "contanteWaarde": {
                     *           "eur": 535239.3767710137
                     *         },
                     *         "voorziening": {
                     *           "eur": 0
                     *         },
                     *         "piekfinanciering": {
                     *           "eur": -4558195
                     *         },
                     *         "piekOp": 2,
                     *         "omslagOp": 6
                     *       },
                     *       "partijen": [
                     *         {
                     *           "id": "gem",
                     *           "naam": null,
                     *           "contanteWaardeEigen": {
                     *             "eur": 2535239.3767710137
                     *           },
                     *           "contanteWaardeGemeenschappelijk": {
                     *             "eur": 2493579.914046441
                     *           },
                     *           "piekfinanciering": {
                     *             "eur": -2418320
                     *           },
                     *           "piekOp": 2,
                     *           "omslagOp": 4,
                     *           "rendement": 0.3361098282092269,
                     *           "kasstroomEur": [
                     *             0,
                     *             -1545000,
                     *             -873320,
                     *             1560293.0000000005,
                     *             1805673.352,
                     *             1407708.40861,
                     *             535925.258726
                     *           ]
                     *         }
                     *       ],
                     *       "renteverschil": {
                     *         "eur": 41659.46272457251
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Uitkomsten"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    uitleg: {
        parameters: {
            query: {
                /**
                 * @description Welk cijfer, als JSON Pointer: `/area/npvEur`.
                 * @example /landExploitation/ncwBbvEur
                 */
                cijfer: string;
                /** @description Een variant van de case; zonder opgave de basis. */
                variant?: string;
                /** @description Wanneer in de periode het geld stroomt; zonder opgave zoals de case zegt. */
                conventie?: "begin" | "midden" | "einde";
            };
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Waarom een cijfer is wat het is */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "cijfer": "/landExploitation/ncwBbvEur",
                     *       "term": {
                     *         "nl": "ncw tegen het disconto van het BBV",
                     *         "en": "ncw at the BBV rate"
                     *       },
                     *       "waarde": 503728.4108063171,
                     *       "eenheid": "eur",
                     *       "bewerking": "product",
                     *       "formule": {
                     *         "nl": "ncw tegen het disconto van het BBV 503.728,41 = eindwaarde 567.280,01 ÷ groei met het disconto 1,126162",
                     *         "en": "ncw at the BBV rate 503,728.41 = terminal value 567,280.01 ÷ growth at the discount rate 1.126162"
                     *       },
                     *       "delen": [
                     *         {
                     *           "cijfer": "/landExploitation/terminalValueEur",
                     *           "teken": "×",
                     *           "term": {
                     *             "nl": "eindwaarde",
                     *             "en": "terminal value"
                     *           },
                     *           "waarde": 567280.0057656522,
                     *           "eenheid": "eur"
                     *         },
                     *         {
                     *           "cijfer": "/landExploitation/bbvGrowth",
                     *           "teken": "÷",
                     *           "term": {
                     *             "nl": "groei met het disconto",
                     *             "en": "growth at the discount rate"
                     *           },
                     *           "waarde": 1.126162419264,
                     *           "eenheid": "factor"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Uitleg"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    toetsen: {
        parameters: {
            query?: {
                /** @description Een variant van de case; zonder opgave de basis. */
                variant?: string;
                /**
                 * @description Alleen deze regel.
                 * @example bbv-looptijd
                 */
                regel?: string;
            };
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Toets aan de regels van publiek geld */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "geldigOp": "2026-01-01",
                     *       "verborgenRegels": 0,
                     *       "toetsen": [
                     *         {
                     *           "id": "bbv-looptijd",
                     *           "naam": {
                     *             "nl": "Looptijd van de grondexploitatie",
                     *             "en": "Runtime of the land exploitation"
                     *           },
                     *           "uitkomst": "voldoet",
                     *           "marge": {
                     *             "id": "margin",
                     *             "term": {
                     *               "nl": "ruimte",
                     *               "en": "room"
                     *             },
                     *             "waarde": 4,
                     *             "eenheid": "years"
                     *           },
                     *           "cijfers": [
                     *             {
                     *               "id": "years",
                     *               "term": {
                     *                 "nl": "jaren tot de laatste kasstroom",
                     *                 "en": "years to the last cash flow"
                     *               },
                     *               "waarde": 6,
                     *               "eenheid": "years"
                     *             }
                     *           ],
                     *           "motivering": {
                     *             "nl": "De grondexploitatie loopt nog 6 jaar, niet langer dan 10 jaar.",
                     *             "en": "The land exploitation runs 6 more years, not longer than 10 years."
                     *           },
                     *           "bron": {
                     *             "nl": "Commissie BBV, notitie grondbeleid: een looptijd boven tien jaar motiveert de raad; grondbeleid gemeente Hengelo",
                     *             "en": "Commissie BBV, note on land policy: the council motivates a runtime above ten years; land policy of Hengelo"
                     *           },
                     *           "kengetallen": [
                     *             {
                     *               "naam": "motivated-runtime",
                     *               "waarde": 10,
                     *               "eenheid": "years",
                     *               "geldtVanaf": "2016-01-01",
                     *               "bron": "Commissie BBV, notitie grondbeleid in begroting en jaarstukken; grondbeleid gemeente Hengelo",
                     *               "inBronGelezen": true
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Toetsen"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    risico: {
        parameters: {
            query?: {
                /** @description Een variant van de case; zonder opgave de basis. */
                variant?: string;
                /**
                 * @description Hoeveel trekkingen.
                 * @example 1000
                 */
                trekkingen?: 1000 | 5000 | 20000;
                /** @description Begin van de toevalsgetallen: hetzelfde zaad geeft dezelfde cijfers. */
                zaad?: number;
                /** @description Jaar vanaf wanneer de crisis van 2008 tot 2013 opnieuw komt. */
                crisis?: number;
            };
            header?: never;
            path: {
                /**
                 * @description Id van de case.
                 * @example 0b2ff2ac-3f3a-4f0c-9d5a-6f0d6a3f8f01
                 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Spreiding van de uitkomsten */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "trekkingen": 1000,
                     *       "zaad": 1,
                     *       "rekenmachine": "kernel-1",
                     *       "kenmerk": "f42d20620c3d7bb0e6de89d27a739484b45585898d4ef2235546f620d636fa04",
                     *       "verborgenRegels": 0,
                     *       "gebied": {
                     *         "gemiddelde": 2371809.4513125,
                     *         "standaardafwijking": 1357081.9106335307,
                     *         "p5": 110269.75,
                     *         "p10": 575850.375,
                     *         "p20": 1214764.5,
                     *         "p50": 2359990,
                     *         "p80": 3494266.5,
                     *         "p90": 4126444,
                     *         "p95": 4611033.5,
                     *         "cvar90": -11985.51,
                     *         "kansNietNegatief": 0.96,
                     *         "standaardfoutGemiddelde": 20170.86122702934
                     *       },
                     *       "financiering": {
                     *         "piekGemiddeld": -4828731.92025,
                     *         "piekP90": -5532755.5,
                     *         "kansBovenKrediet": null
                     *       },
                     *       "partijen": [
                     *         {
                     *           "id": "gem",
                     *           "kansRendementseis": 0.961,
                     *           "spreiding": {
                     *             "gemiddelde": 2418706.60934375,
                     *             "standaardafwijking": 1365111.781117562,
                     *             "p5": 139503.5,
                     *             "p10": 613583.375,
                     *             "p20": 1255124.25,
                     *             "p50": 2404255,
                     *             "p80": 3547460,
                     *             "p90": 4180236.25,
                     *             "p95": 4671010.5,
                     *             "cvar90": -48850.7934375,
                     *             "kansNietNegatief": 0.961,
                     *             "standaardfoutGemiddelde": 20140.597559346243
                     *           }
                     *         }
                     *       ],
                     *       "dragers": [
                     *         {
                     *           "id": "gem",
                     *           "standaardafwijking": 1365111.781117562,
                     *           "cvar90": 2369855.8159062453,
                     *           "aandeel": 1
                     *         }
                     *       ],
                     *       "oorzaken": [
                     *         {
                     *           "factor": "house-price",
                     *           "laag": -1499461.2044375,
                     *           "hoog": 1683741.2624375
                     *         },
                     *         {
                     *           "factor": "sales-pace",
                     *           "laag": -1014488.5445156251,
                     *           "hoog": 1040230.2905624998
                     *         },
                     *         {
                     *           "factor": "downturn",
                     *           "laag": 486070.8829062497,
                     *           "hoog": -1102353.29240625
                     *         },
                     *         {
                     *           "factor": "interest",
                     *           "laag": 679301.3121250002,
                     *           "hoog": -580659.36225
                     *         },
                     *         {
                     *           "factor": "gww-cost",
                     *           "laag": 341913.02095312485,
                     *           "hoog": -274527.54826562526
                     *         }
                     *       ],
                     *       "meldingen": []
                     *     }
                     */
                    "application/json": components["schemas"]["Risico"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    formules: {
        parameters: {
            query?: {
                /**
                 * @description Alleen van deze groep.
                 * @example parties
                 */
                groep?: "time-value" | "land" | "exploitation" | "risk" | "public-money" | "parties";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alle formules */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "formules": [
                     *         {
                     *           "naam": "waterfall",
                     *           "groep": "parties",
                     *           "term": {
                     *             "nl": "verdeling van opbrengsten in trappen",
                     *             "en": "distribution waterfall"
                     *           }
                     *         },
                     *         {
                     *           "naam": "multi-party",
                     *           "groep": "parties",
                     *           "term": {
                     *             "nl": "gebiedsexploitatie per partij",
                     *             "en": "area business case by party"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Formules"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    formule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Naam van de formule.
                 * @example npv
                 */
                naam: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Een formule */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "naam": "npv",
                     *       "groep": "time-value",
                     *       "term": {
                     *         "nl": "netto contante waarde",
                     *         "en": "net present value"
                     *       },
                     *       "formule": {
                     *         "nl": "som van bedrag / (1 + r)^t; het eerste bedrag valt op t = firstAt: 1 zoals in rekenbladen, 0 zoals in leidraden van de overheid",
                     *         "en": "sum of amount / (1 + r)^t; the first amount is at t = firstAt: 1 as in spreadsheets, 0 as in government guides"
                     *       },
                     *       "invoer": [
                     *         {
                     *           "naam": "rate",
                     *           "soort": "number",
                     *           "eenheid": "rate/year",
                     *           "uitleg": {
                     *             "nl": "rente per periode",
                     *             "en": "rate per period"
                     *           },
                     *           "verplicht": true,
                     *           "grenzen": "> -1"
                     *         },
                     *         {
                     *           "naam": "flows",
                     *           "soort": "list of number",
                     *           "eenheid": "EUR",
                     *           "uitleg": {
                     *             "nl": "bedragen, betaald is negatief",
                     *             "en": "amounts, paid out is negative"
                     *           },
                     *           "verplicht": true
                     *         },
                     *         {
                     *           "naam": "firstAt",
                     *           "soort": "number",
                     *           "eenheid": "number",
                     *           "uitleg": {
                     *             "nl": "periode van het eerste bedrag",
                     *             "en": "period of the first amount"
                     *           },
                     *           "verplicht": false,
                     *           "standaard": 1,
                     *           "grenzen": ">= 0, <= 1"
                     *         }
                     *       ],
                     *       "bron": {
                     *         "nl": "OpenFormula (OASIS OpenDocument), financiële functies; vergeleken met LibreOffice",
                     *         "en": "OpenFormula (OASIS OpenDocument), financial functions; compared with LibreOffice"
                     *       },
                     *       "voorbeeld": {
                     *         "invoer": {
                     *           "rate": 0.05,
                     *           "flows": [
                     *             -100,
                     *             60,
                     *             60
                     *           ]
                     *         },
                     *         "uitkomst": 11.01
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Formule"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    bereken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Naam van de formule.
                 * @example npv
                 */
                naam: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoer": {
                 *         "rate": 0.05,
                 *         "flows": [
                 *           -100,
                 *           60,
                 *           60
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Berekening"];
            };
        };
        responses: {
            /** @description Reken een formule uit */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uitkomst": 11.013929381276306,
                     *       "stappen": [
                     *         {
                     *           "uitleg": {
                     *             "nl": "netto contante waarde",
                     *             "en": "net present value"
                     *           },
                     *           "waarde": 11.013929381276306,
                     *           "eenheid": "EUR"
                     *         }
                     *       ],
                     *       "bron": {
                     *         "nl": "OpenFormula (OASIS OpenDocument), financiële functies; vergeleken met LibreOffice",
                     *         "en": "OpenFormula (OASIS OpenDocument), financial functions; compared with LibreOffice"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Uitkomst"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            404: components["responses"]["Geweigerd404"];
            406: components["responses"]["Geweigerd406"];
            415: components["responses"]["Geweigerd415"];
            429: components["responses"]["Geweigerd429"];
        };
    };
}
