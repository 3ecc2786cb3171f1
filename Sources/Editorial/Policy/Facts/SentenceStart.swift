/// Tells a name at the beginning of a sentence, where every word has a capital, by what follows it. Keys are without accents.
///
/// A noun that stands there without an article before a verb in the singular is a name, or one of the nouns that need no article.
enum SentenceStart {
    /// `next` are the two words behind it.
    static func isName(_ key: String, next: [FactTokens.Token], language: FactLanguage) -> Bool {
        guard key.count >= 4, !StopWords.isStop(key), next.first?.isCapital == false, let verb = next.first?.key else { return false }
        switch language {
        case .english: return isEnglish(key, verb)
        case .german: return isGermanVerb(verb) && !isOfGerman(key)
        case .french: return next.first?.text != "à" && isFrenchVerb(verb, next.last) && !isOfFrench(key)
        default: return false
        }
    }

    /// The third person singular ends in "t" or "te"; a plural noun needs "en".
    private static func isGermanVerb(_ word: String) -> Bool {
        german.contains(word)
            || word.count >= 5 && (word.hasSuffix("t") || word.hasSuffix("te")) && !germanNoVerbs.contains(word) && !word.hasPrefix("ge")
    }

    /// "reste la", "rachete une": before an article or a name, hardly anything but a verb ends so.
    private static func isFrenchVerb(_ word: String, _ next: FactTokens.Token?) -> Bool {
        if french.contains(word) { return true }
        guard let next, frenchArticles.contains(next.key) || next.isCapital else { return false }
        // "Victoire acquise le", "livraison faite le"
        let isParticiple = ["ee", "ie", "ise", "ite", "ue", "faite", "verte"].contains(where: word.hasSuffix)
        return word.count >= 5 && (word.hasSuffix("e") || word.hasSuffix("it")) && !isParticiple && !StopWords.isStop(word)
            && !frenchNoVerbs.contains(word)
    }

    /// Before a verb that is surely in the singular, or with a genitive, an "s" makes no plural.
    private static func isEnglish(_ key: String, _ next: String) -> Bool {
        if next == "'" { return !isOfEnglish(key) && !key.hasSuffix("s") }
        let isVerb = english.contains(next) || next.count >= 5 && next.hasSuffix("ed") && !englishNoVerbs.contains(next)
        if englishSingular.contains(next) { return !isOfEnglish(key) }
        return isVerb && !isOfEnglish(key) && !key.hasSuffix("s")
    }

    private static func isOfEnglish(_ key: String) -> Bool {
        englishWords.contains(key)
            || [
                "ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ure", "ship", "age", "ly", "th", "acy", "ware",
                "logy",
            ]
            .contains(where: key.hasSuffix)
    }

    /// Whether it is one of the nouns that need no article, or ends with one.
    static func isGermanNoun(_ key: String) -> Bool {
        germanWords.contains(key) || germanHeads.contains { key.count >= $0.count + 3 && key.hasSuffix($0) }
    }

    private static func isOfGerman(_ key: String) -> Bool {
        isGermanNoun(key)
            || [
                "ung", "ig", "lich", "weise", "seits", "falls", "dings", "heit", "keit", "schaft", "tum", "nis", "tion", "sion", "tat",
                "ik", "ie", "ismus", "enz", "schutz", "arbeit", "bau",
                "kraft", "zeit", "verkehr", "markt", "handel", "stoff", "wasser", "strom", "geld", "warme", "energie", "politik", "hilfe",
            ].contains(where: key.hasSuffix)
    }

    private static func isOfFrench(_ key: String) -> Bool {
        frenchWords.contains(key) || ["ment", "tion", "ant"].contains(where: key.hasSuffix)
    }

    private static let english = words(
        """
        will had said would could must won bought sold built told took gave made left lost paid put led held grew rose fell ran set cut hit
        beat became began came kept met
        """)
    private static let englishSingular = words(
        """
        has is was says expects plans wants calls starts hopes warns fears sees remains becomes accounts makes takes gives gets keeps builds
        buys sells opens closes leads joins adds raises owns operates employs produces publishes serves moves invests hires pays brings puts
        goes comes thinks believes argues explains insists admits declines refuses intends aims agrees
        """)
    private static let englishNoVerbs = words(
        "indeed hundred speed united related limited advanced based combined mixed used need seed feed")
    private static let german = words(
        """
        hat will kann muss soll sagt sagte plant startet streicht rechnet baut kauft verkauft sperrt senkt verschickt testet warnt
        rat fordert erwartet kundigte nannte sprach stellt meldet eroffnet
        """)
    private static let french = words(
        """
        a est va veut doit peut sera avait etait dit annonce ouvre vend resume exclut lance plante prevoit estime affirme inaugure transporte
        supprime compte emploie produit achete investit embauche recrute propose presente publie confirme refuse accepte rejette ferme quitte
        rejoint dirige defend explique souligne rappelle promet espere craint salue critique denonce reclame demande attend signe renonce
        rachete acquiert cede reduit augmente reste devient
        """)
    private static let frenchArticles = words("le la les l un une son sa ses leur leurs")
    private static let frenchNoVerbs = words(
        "comme entre contre toute chaque cette notre votre autre meme seule simple petite grande bonne belle jeune nouvelle premiere derniere"
    )
    private static let germanNoVerbs = words(
        """
        nicht jetzt selbst bereits recht leicht zuletzt erst sonst direkt komplett insgesamt damit somit statt heute heutzutage letzte rechte
        echte bunte weite breite gute alte erste zweite dritte vierte funfte leichte schlechte
        """)
    private static let englishWords = words(
        """
        this that there what which where when everyone everybody nobody nothing something someone anyone everything much most half none each
        either neither another other today tomorrow yesterday then here still also only even just instead meanwhile work traffic demand
        supply staff power water energy food rent income output trade music money time weather rain snow wind heat love life peace help
        research science data industry society police people change design progress success quality luck hope fear pride faith trust air
        year week month season people's land soil wood steel coal fuel cash debt credit profit revenue turnover sleep school church town home summer winter spring autumn
        """)
    private static let germanWords = words(
        """
        dies dieses diese dieser jeder jede jedes alles nichts niemand jemand etwas vieles wenig mehr viel heute morgen gestern dann dort hier
        noch auch aber damit dabei dafur davon danach schluss ziel grund anlass folge ergebnis wachstum verlust gewinn platz musik kritik
        beginn start auftakt schuld risiko ernte verein betrieb umsatz absatz bedarf preis kauf anteil einsatz bislang bisher zudem
        bildung forschung vertrauen wissen lernen reisen wohnen essen kaffee brot fleisch holz stahl glas licht luft erde regen schnee wind
        sommer winter fruhling herbst glas papier liebe gluck angst mut hoffnung freude schule zukunft nachwuchs personal zeit ruhe stille
        """)
    /// What compounds end with: "Baubeginn", "Klumpenrisiko".
    private static let germanHeads = germanWords.filter { $0.count >= 5 }
    private static let frenchWords = words(
        """
        cela ceci elle elles tout tous rien personne chacun chacune aucun aucune aujourd'hui demain hier alors puis ainsi aussi encore
        certains plusieurs beaucoup quiconque celui celle ceux voici voila mais donc cette notre votre leur
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
