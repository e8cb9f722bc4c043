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
         * Areas in view
         * @description The same fields as the open data, page by page. An empty field is not known.
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
         * One area
         * @description All that is known of an area.
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
         * Business cases that you may see
         * @description The same list as on the site: of your own organisation, in which it is a party, and those open to who reads along.
         *
         *     What the token has to allow: `read:cases`.
         */
        get: operations["cases"];
        put?: never;
        /**
         * Make a business case
         * @description From a file, for the own organisation. All mistakes in the file come back together. With a mark in `Idempotency-Key` asking again makes no second case.
         *
         *     What the token has to allow: `write:cases`.
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
         * One business case
         * @description The case as you see it. What is for others only is not in it.
         *
         *     What the token has to allow: `read:cases`.
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
         * Save a changed file
         * @description The whole file as you see it, with the revision that you started from. If somebody was first, nothing changes.
         *
         *     What the token has to allow: `write:cases`.
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
         * Versions of a business case
         * @description The newest first.
         *
         *     What the token has to allow: `read:cases`.
         */
        get: operations["versies"];
        put?: never;
        /**
         * Keep a version
         * @description The case as it is now, under a name and with the reason. Only while the revision is still the last.
         *
         *     What the token has to allow: `write:cases`.
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
         * One version
         * @description The case as it was then, as far as you may see it now.
         *
         *     What the token has to allow: `read:cases`.
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
         * Results of a business case
         * @description Of the area, the land exploitation and each party. An amount that you may not know is null, with why.
         *
         *     What the token has to allow: `read:results`.
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
         * Why a figure is what it is
         * @description The sum with its parts; every part with a place can be explained again, down to the source.
         *
         *     What the token has to allow: `read:results`.
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
         * Test against the rules of public money
         * @description Every rule with outcome, reason, figures and source. The tests know nothing of hidden lines.
         *
         *     What the token has to allow: `read:results`.
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
         * Spread of the results
         * @description Chance and spread for the area and each party, as far as hidden lines do not move them. Amounts in euro; p10 is the result that one in ten trials does not reach.
         *
         *     What the token has to allow: `read:results`.
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
    "/cases/{id}/bijdrage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Least contribution with which a party, or parties together, meet their returns
         * @description Every instrument at the least level that is enough, beside the limits of public money. With samen also the grants with which all parties named meet their returns in the same trials, with what of that fits the limits and from which pot. Only about parties of whom no line is hidden.
         *
         *     What the token has to allow: `read:results`.
         */
        get: operations["bijdrage"];
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
         * All formulas
         * @description Every formula of the field that is worked out here.
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
         * One formula
         * @description What the formula asks, how it works, and where it comes from.
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
         * Work a formula out
         * @description The result with the steps towards it. Without an answer the result is null, with the reason.
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
            /** @description In euro; null where hidden lines move it and nothing may be told of it. */
            eur: number | null;
            /** @description What hidden lines add together, as told at a version of the base. */
            verborgenDeel?: {
                eur: number;
                regels: number;
                versie: number;
                /** Format: date */
                dag: string;
            };
            /**
             * @description Why the amount is not told.
             * @enum {string}
             */
            nietVerteld?: "te-weinig-regels" | "geen-versie" | "sindsdien-gewijzigd" | "zou-regels-verraden";
        };
        Berekening: {
            /** @description The inputs of the formula, by name. Shares and rates from 0 to 1. */
            invoer: {
                [key: string]: unknown;
            };
        };
        Bewaard: {
            revisie: number;
        };
        Bijdrage: {
            partij: string;
            betaler: string;
            zekerheid: number;
            /** @enum {string} */
            maat: "kans" | "staart";
            minstensEur: number;
            trekkingen: number;
            zaad: number;
            middelen: {
                /** @enum {string} */
                middel: "bijdrage-ineens" | "lagere-grondprijs" | "uitgestelde-grondbetaling" | "garantie" | "achtergestelde-lening" | "voorinvestering" | "minder-sociale-huur";
                /** @description In euro in the period; null where the instrument does not reach the certainty. */
                bedragEur: number | null;
                periode: number;
                /** @description Share of the land price or the costs, for instruments that are one. */
                deel: number | null;
                woningen: number | null;
                standaardfoutEur: number | null;
                verwachteKostenEur: number | null;
                kostenP90Eur: number | null;
                /** @description What the party gets on average beyond its need. */
                meerDanNodigEur: number | null;
                kansZonder: number;
                kansMet: number | null;
                grenzen: {
                    /** @enum {string} */
                    id: "de-minimis" | "steun-tot-tekort" | "publiek-tekort" | "rijksdeel";
                    naam: {
                        nl: string;
                        en: string;
                    };
                    /** @description What the rule leaves; present value. */
                    ruimteEur: number;
                    /** @description What the help counts for. */
                    teltEur: number;
                    /** @description Below zero the help exceeds the limit. */
                    margeEur: number;
                    /** @description Highest certainty within the limit; null where the help fits. */
                    zekerheidBinnen: number | null;
                    bron: {
                        nl: string;
                        en: string;
                    };
                }[];
                perZekerheid: {
                    zekerheid: number;
                    bedragEur: number | null;
                }[];
                /** @description Digest over all figures. */
                kenmerk: string;
                reden?: {
                    nl: string;
                    en: string;
                };
            }[];
            /** @description Instruments that this case has no room for. */
            nietMogelijk: {
                /** @enum {string} */
                middel: "bijdrage-ineens" | "lagere-grondprijs" | "uitgestelde-grondbetaling" | "garantie" | "achtergestelde-lening" | "voorinvestering" | "minder-sociale-huur";
                reden: {
                    nl: string;
                    en: string;
                };
            }[];
            /** @description Grants with which all parties meet their returns at once; null where that was not asked. */
            samen: {
                partijen: {
                    partij: string;
                    bedragEur: number;
                    /** @description What it would get if it alone counted. */
                    alleenEur: number;
                    /** @description Chance that it meets its return when all get their grants. */
                    kansMet: number;
                }[];
                bedragEur: number;
                /** @description What each needs for itself, added up; it cannot be less. */
                ondergrensEur: number;
                kansAllen: number;
                kansAllenZonder: number;
                periode: number;
                perZekerheid: {
                    zekerheid: number;
                    bedragEur: number;
                }[];
                /** @description Null where lines of public parties are hidden from you. */
                binnenGrenzen: {
                    /** @description Share of the trials in which all then meet their returns: what was asked, or the most that was found. */
                    zekerheid: number;
                    bedragEur: number;
                    partijen: {
                        partij: string;
                        bedragEur: number;
                    }[];
                    grenzen: {
                        id: string;
                        naam: {
                            nl: string;
                            en: string;
                        };
                        /** @description Null where the limit holds for all. */
                        partij: string | null;
                        ruimteEur: number;
                        gevraagdEur: number;
                        /** @description Below zero the grants exceed the limit. */
                        margeEur: number;
                        bron: {
                            nl: string;
                            en: string;
                        } | null;
                    }[];
                    gevers: {
                        gever: string;
                        /** @description Null: own means of the giver. */
                        pot: string | null;
                        /** @description Null where nothing says how much. */
                        ruimteEur: number | null;
                        partijen: {
                            partij: string;
                            bedragEur: number;
                        }[];
                    }[];
                    pottenZonderGift: {
                        pot: string;
                        /** @enum {string} */
                        waarom: "ander-doel" | "verlopen" | "leeg";
                    }[];
                    reden?: {
                        nl: string;
                        en: string;
                    };
                } | null;
                /** @description Digest over all figures. */
                kenmerk: string;
            } | null;
        };
        Case: {
            /** Format: uuid */
            id: string;
            naam: string;
            /** @enum {string} */
            stand: "concept" | "ter goedkeuring" | "vastgesteld";
            /** @description Counts every save. Who writes gives the revision that was started from. */
            revisie: number;
            illustratie: boolean;
            /** Format: date-time */
            gewijzigdOp: string;
            /**
             * @description What this person may change now.
             * @enum {string}
             */
            magWijzigen: "alles" | "eigen-regels" | "niets";
            verborgen: components["schemas"]["Verborgen"];
            /** @description A business case in the format `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        CaseInHetKort: {
            /** Format: uuid */
            id: string;
            naam: string;
            /** @description Organisation that keeps the case. */
            eigenaar: string;
            /** @description Name of the area. */
            gebied: string | null;
            /** @enum {string} */
            stand: "concept" | "ter goedkeuring" | "vastgesteld";
            /** @description Made-up example. */
            illustratie: boolean;
            /** Format: date-time */
            gewijzigdOp: string;
        };
        Cases: {
            pagina: number;
            perPagina: number;
            /** @description How many there are on all pages. */
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
            /** @description The formula in words. */
            formule: {
                nl: string;
                en: string;
            };
            invoer: components["schemas"]["FormuleInvoer"][];
            bron: {
                nl: string;
                en: string;
            };
            /** @description A worked example. */
            voorbeeld: {
                invoer: unknown;
                uitkomst: unknown;
            };
        };
        FormuleInHetKort: {
            /** @description Name in the address. */
            naam: string;
            /** @description What the formula belongs to. */
            groep: string;
            /** @description What the field calls it. */
            term: {
                nl: string;
                en: string;
            };
        };
        FormuleInvoer: {
            naam: string;
            /** @description What must be written: number, list of number, object. */
            soort: string;
            /** @description Unit of the number. */
            eenheid: string | null;
            uitleg: {
                nl: string;
                en: string;
            };
            verplicht: boolean;
            /** @description What holds when it is left out. */
            standaard?: unknown;
            keuzes?: string[];
            /** @description Bounds, such as `>= 0`. */
            grenzen?: string;
            velden?: components["schemas"]["FormuleInvoer"][];
        };
        Formules: {
            formules: components["schemas"]["FormuleInHetKort"][];
        };
        Gebied: {
            /** @description Fixed key, also in the address of the page */
            id: string | null;
            /** @description Name of the area */
            naam: string | null;
            /** @description Municipality */
            gemeente: string | null;
            /** @description Code of the municipality by Statistics Netherlands (CBS) */
            gemeentecode: string | null;
            /** @description Province of the municipality */
            provincie: string | null;
            /** @description Kinds of area; empty is not known. A regional zone or railway corridor overlaps other areas */
            soortGebied: string[];
            /** @description Planned homes, at least; empty is not known */
            woningenMin: number | null;
            /** @description Planned homes, at most */
            woningenMax: number | null;
            /** @description Project in hectares */
            hectare: number | null;
            /** @description Latitude (WGS84), to about one kilometre */
            breedtegraad: number | null;
            /** @description Longitude (WGS84), to about one kilometre */
            lengtegraad: number | null;
            /** @description Schemes and networks that the source names, with an addition in brackets */
            programmas: string[];
            /** @description Types of bottlenecks */
            knelpunten: string[];
            /** @description bron: named in the source; inschatting: guessed from the kind of area */
            knelpuntenHerkomst: string | null;
            /** @description Contribution of central government in euro */
            rijksbijdrageEur: number | null;
            /** @description Own contribution of the municipality in euro */
            eigenBijdrageEur: number | null;
            /** @description Share of affordable homes, from 0 to 1 */
            betaalbaarAandeel: number | null;
            /** @description Share of social rent, from 0 to 1 */
            sociaalAandeel: number | null;
            /** @description Share of mid rent, from 0 to 1 */
            middenhuurAandeel: number | null;
            /** @description What the source says, in own words (Dutch) */
            toelichting: string | null;
            /** @description What the source says, in English */
            toelichtingEn: string | null;
            /** @description Addresses of the sources */
            bronnen: string[];
            /** @description Year of the source */
            bronjaar: number | null;
            /** @description Fields that were not seen in a source: not verified */
            uitGeheugen: string[];
            /** @description Fields that were computed from figures read */
            afgeleid: string[];
            /** @description Status in the programme; empty is: in view, not admitted */
            status: string | null;
        };
        Gebieden: {
            pagina: number;
            perPagina: number;
            /** @description How many there are on all pages. */
            totaal: number;
            items: components["schemas"]["Gebied"][];
        };
        GewijzigdBestand: {
            revisie: number;
            /** @description A business case in the format `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        NieuweCase: {
            /** @description A business case in the format `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
            /** @description Key of the area. */
            gebied?: string;
            /**
             * Format: uuid
             * @description For which organisation, where you have several.
             */
            organisatieId?: string;
        };
        NieuweVersie: {
            naam: string;
            reden: string;
            revisie: number;
        };
        Probleem: {
            /** @description The status code of HTTP. */
            status: number;
            /** @description What the status means, in Dutch. */
            title: string;
            /** @description What there is to do, in Dutch. */
            detail: string;
            /** @description Reference of the request, for who wants to ask about it. */
            requestId: string;
            /** @description All mistakes, each with its place. */
            errors?: {
                /** @description A code that does not change. */
                code: string;
                message: {
                    nl: string;
                    en: string;
                };
                /** @description Place in the document that was sent (JSON Pointer). */
                pointer?: string;
                /** @description Name of the parameter in the address. */
                parameter?: string;
            }[];
        };
        Risico: {
            trekkingen: number;
            zaad: number;
            rekenmachine: string;
            /** @description Digest over all figures. */
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
            /** @description Who bears the risk; only where nothing is hidden. */
            dragers: {
                id: string;
                standaardafwijking: number;
                cvar90: number;
                aandeel: number;
            }[] | null;
            /** @description What moves the result; only where nothing is hidden. */
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
            /** @description From 0 to 1. */
            kansNietNegatief: number;
            standaardfoutGemiddelde: number | null;
        };
        Toetsen: {
            /**
             * Format: date
             * @description Day on which the rules are read.
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
            /** @description A number or an object; null is no answer. */
            uitkomst: unknown;
            /** @description Why there is no answer. */
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
                /** @description By period from the valuation date. */
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
                /** @description Period, counted from the valuation date. */
                piekOp: number | null;
                /** @description Period, counted from the valuation date. */
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
                /** @description Period, counted from the valuation date. */
                piekOp: number | null;
                /** @description Period, counted from the valuation date. */
                omslagOp: number | null;
                /** @description A year, from 0 to 1. */
                rendement: number | null;
                /** @description By period from the valuation date. */
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
                /** @description Place of the part. */
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
            /** @description Lines that this person may not see: they are not in the file. */
            regels: number;
            /** @description Clauses left out because of them. */
            afspraken: number;
        };
        Versie: {
            nummer: number;
            naam: string;
            reden: string;
            organisatie: string | null;
            /**
             * Format: date
             * @description Day on which the version was kept.
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
             * @description Day on which the version was kept.
             */
            dag: string;
            verborgen: components["schemas"]["Verborgen"];
            /** @description A business case in the format `versneller-case/1`. */
            bestand: {
                [key: string]: unknown;
            };
        };
        Versies: {
            versies: components["schemas"]["Versie"][];
        };
    };
    responses: {
        /** @description The request is wrong: all mistakes together. */
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
        /** @description No token, or none that is valid. */
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
        /** @description The token or the person may not do this. */
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
        /** @description It is not there, or not for this person. */
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
        /** @description There is only JSON. */
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
        /** @description The request is right, but not at this moment: somebody was first. */
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
        /** @description Send JSON. */
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
        /** @description Asked too often. */
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
        /** @description Version of the API. */
        ApiVersion: string;
        /** @description Mark of this answer; who sends it back in `If-None-Match` gets 304 when nothing changed. */
        Etag: string;
        /** @description First, previous, next and last page. */
        Link: string;
        /** @description Address of what was made. */
        Location: string;
        /** @description Requests a minute of this token or address. */
        RateLimit: number;
        /** @description Requests that are still allowed now. */
        RateLimitRemaining: number;
        /** @description Seconds after which it may be tried again. */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    gebieden: {
        parameters: {
            query?: {
                /** @description Words in name, municipality or province. */
                zoek?: string;
                /** @description One or more; repeat the parameter for another. */
                soort?: ("haven" | "bedrijventerrein" | "kanaalzone" | "fabrieksterrein" | "spoorzone" | "stationsgebied" | "kantorenlocatie" | "winkelgebied" | "naoorlogse-wijk" | "stadion" | "stadsrand" | "nieuw-land" | "regionale-zone" | "spoorcorridor")[];
                /** @description One or more; repeat the parameter for another. */
                programma?: ("novex" | "wbi-1" | "wbi-2" | "wbi-4" | "stedelijke-transformatie" | "verstedelijkingsalliantie" | "mra" | "chw" | "transformatiefaciliteit" | "casus-tu-delft")[];
                /** @description One or more; repeat the parameter for another. */
                knelpunt?: ("fin-tekort" | "fin-voorinvestering" | "ontschotting" | "infra" | "mobiliteit" | "verwerving" | "bedrijven" | "bodem" | "hinder" | "planologie" | "regionaal" | "klimaat" | "energie" | "natuur" | "erfgoed" | "voorzieningen" | "sociaal" | "betaalbaarheid" | "markt" | "marktselectie" | "samenwerking" | "capaciteit")[];
                /** @description One or more; repeat the parameter for another. */
                provincie?: ("drenthe" | "flevoland" | "fryslan" | "gelderland" | "groningen" | "limburg" | "noord-brabant" | "noord-holland" | "overijssel" | "utrecht" | "zeeland" | "zuid-holland")[];
                /** @description At least so many homes. */
                woningenVan?: number;
                /** @description At most so many homes. */
                woningenTot?: number;
                /** @description Order. */
                sorteer?: "woningen" | "naam" | "gemeente" | "bronjaar";
                /** @description Which page, counted from 1. */
                pagina?: number;
                /** @description How many on a page. */
                perPagina?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Areas in view */
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
                /** @description Fixed key of the area. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One area */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Words of the name. */
                zoek?: string;
                /** @description Only in this state. */
                stand?: "concept" | "ter goedkeuring" | "vastgesteld";
                /** @description Key of an area. */
                gebied?: string;
                /** @description Only of the own organisation. */
                eigen?: "ja";
                /** @description Order. */
                sorteer?: "naam" | "gewijzigd";
                /** @description Which page, counted from 1. */
                pagina?: number;
                /** @description How many on a page. */
                perPagina?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Business cases that you may see */
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
                /** @description Words of the name. */
                zoek?: string;
                /** @description Only in this state. */
                stand?: "concept" | "ter goedkeuring" | "vastgesteld";
                /** @description Key of an area. */
                gebied?: string;
                /** @description Only of the own organisation. */
                eigen?: "ja";
                /** @description Order. */
                sorteer?: "naam" | "gewijzigd";
                /** @description Which page, counted from 1. */
                pagina?: number;
                /** @description How many on a page. */
                perPagina?: number;
            };
            header?: {
                /** @description A mark of your own for this request, for example a uuid. When the same request comes again with the same mark within a day, you get the first answer and nothing happens twice. Another request with that mark is refused (409). */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NieuweCase"];
            };
        };
        responses: {
            /** @description Make a business case */
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
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Geweigerd400"];
            401: components["responses"]["Geweigerd401"];
            403: components["responses"]["Geweigerd403"];
            406: components["responses"]["Geweigerd406"];
            409: components["responses"]["Geweigerd409"];
            415: components["responses"]["Geweigerd415"];
            429: components["responses"]["Geweigerd429"];
        };
    };
    case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One business case */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GewijzigdBestand"];
            };
        };
        responses: {
            /** @description Save a changed file */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Versions of a business case */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NieuweVersie"];
            };
        };
        responses: {
            /** @description Keep a version */
            201: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Id of the case. */
                id: string;
                /** @description Number of the version. */
                nummer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description A variant of the case; the base when left out. */
                variant?: string;
                /** @description When in the period the money flows; as the case says when left out. */
                conventie?: "begin" | "midden" | "einde";
            };
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Results of a business case */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Which figure, as a JSON Pointer: `/area/npvEur`. */
                cijfer: string;
                /** @description A variant of the case; the base when left out. */
                variant?: string;
                /** @description When in the period the money flows; as the case says when left out. */
                conventie?: "begin" | "midden" | "einde";
            };
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why a figure is what it is */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description A variant of the case; the base when left out. */
                variant?: string;
                /** @description Only this rule. */
                regel?: string;
            };
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Test against the rules of public money */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description A variant of the case; the base when left out. */
                variant?: string;
                /** @description How many trials. */
                trekkingen?: 1000 | 5000 | 20000;
                /** @description Start of the random numbers: the same seed gives the same figures. */
                zaad?: number;
                /** @description Year from which the crisis of 2008 to 2013 comes again. */
                crisis?: number;
            };
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Spread of the results */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
    bijdrage: {
        parameters: {
            query: {
                /** @description Who is helped. */
                partij: string;
                /** @description Certainty in per cent. */
                kans?: number;
                /** @description What has to be certain: the chance of the return, or the mean of the worst courses. */
                maat?: "kans" | "staart";
                /** @description Only for staart: what that mean has to be at least, in euro. */
                minstens?: number;
                /** @description Who pays; the holder of the land exploitation when left out. */
                betaler?: string;
                /** @description Ids of other parties that have to meet their returns at once, with commas between them. */
                samen?: string;
                /** @description Only with samen: what the money is for, with commas between them; all purposes of the pots when left out. */
                doelen?: string;
                /** @description Only with samen: what the payer gives itself at most, in euro. */
                eigenMiddelen?: number;
                /** @description A variant of the case; the base when left out. */
                variant?: string;
                /** @description How many trials. */
                trekkingen?: 1000 | 2000 | 5000;
                /** @description Start of the random numbers: the same seed gives the same figures. */
                zaad?: number;
            };
            header?: never;
            path: {
                /** @description Id of the case. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Least contribution with which a party, or parties together, meet their returns */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bijdrage"];
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
                /** @description Only of this group. */
                groep?: "time-value" | "land" | "exploitation" | "risk" | "public-money" | "parties";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All formulas */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Name of the formula. */
                naam: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One formula */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    ETag: components["headers"]["Etag"];
                    [name: string]: unknown;
                };
                content: {
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
                /** @description Name of the formula. */
                naam: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Berekening"];
            };
        };
        responses: {
            /** @description Work a formula out */
            200: {
                headers: {
                    "API-Version": components["headers"]["ApiVersion"];
                    "X-RateLimit-Limit": components["headers"]["RateLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    [name: string]: unknown;
                };
                content: {
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
