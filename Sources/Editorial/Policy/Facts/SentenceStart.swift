/// Tells a name at the beginning of a sentence, where every word has a capital, by what follows it. Keys are without accents.
///
/// A noun that stands there without an article before a verb in the singular is a name, or one of the nouns that need no article.
enum SentenceStart {
    static func isName(_ key: String, next: String, language: FactLanguage) -> Bool {
        guard key.count >= 4, !StopWords.isStop(key) else { return false }
        switch language {
        case .english: return isEnglish(key, next)
        case .german: return german.contains(next) && !isOfGerman(key)
        case .french: return french.contains(next) && !isOfFrench(key)
        default: return false
        }
    }

    /// Before a verb that is surely in the singular, or with a genitive, an "s" makes no plural.
    private static func isEnglish(_ key: String, _ next: String) -> Bool {
        if next == "'" { return !isOfEnglish(key) && !key.hasSuffix("s") }
        return english.contains(next) && !isOfEnglish(key) && (!key.hasSuffix("s") || englishSingular.contains(next))
    }

    private static func isOfEnglish(_ key: String) -> Bool {
        englishWords.contains(key)
            || [
                "ing", "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ure", "ship", "age", "ly", "th", "acy", "ware",
                "logy",
            ]
            .contains(where: key.hasSuffix)
    }

    private static func isOfGerman(_ key: String) -> Bool {
        germanWords.contains(key)
            || [
                "ung", "heit", "keit", "schaft", "tum", "nis", "tion", "sion", "tat", "ik", "ie", "ismus", "enz", "schutz", "arbeit", "bau",
                "kraft", "zeit", "verkehr", "markt", "handel", "stoff", "wasser", "strom", "geld", "warme", "energie", "politik", "hilfe",
            ].contains(where: key.hasSuffix)
    }

    private static func isOfFrench(_ key: String) -> Bool {
        frenchWords.contains(key) || ["ment", "tion", "ant"].contains(where: key.hasSuffix)
    }

    private static let english = words(
        """
        will has had is was says said expects plans wants would could must calls opened presented voted won bought sold announced starts
        started hopes warns fears sees launched built
        """)
    private static let englishSingular = words("has is was says expects plans wants calls starts hopes warns fears sees")
    private static let german = words(
        """
        hat ist wird will kann muss soll war sagt sagte plant startet streicht rechnet baut kauft verkauft sperrt senkt verschickt testet warnt
        rat fordert erwartet kundigte nannte sprach stellt meldet eroffnet
        """)
    private static let french = words(
        """
        a est va veut doit peut sera avait etait dit annonce ouvre vend resume exclut lance plante prevoit estime affirme inaugure transporte
        supprime
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
        bildung forschung vertrauen wissen lernen reisen wohnen essen kaffee brot fleisch holz stahl glas licht luft erde regen schnee wind
        sommer winter fruhling herbst glas papier liebe gluck angst mut hoffnung freude schule zukunft nachwuchs personal zeit ruhe stille
        """)
    private static let frenchWords = words(
        """
        cela ceci elle elles tout tous rien personne chacun chacune aucun aucune aujourd'hui demain hier alors puis ainsi aussi encore
        certains plusieurs beaucoup quiconque celui celle ceux voici voila mais donc cette notre votre leur
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
