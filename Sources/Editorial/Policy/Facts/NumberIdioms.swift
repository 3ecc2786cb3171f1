/// Words in which a number counts nothing: "24/7", "second to none", "unter vier Augen". Keys are folded and without accents.
enum NumberIdioms {
    /// The tokens of a text that belong to one.
    static func tokens(of text: FactTokens) -> Set<Int> {
        var covered: Set<Int> = []
        for index in text.tokens.indices {
            for phrase in phrases[text.key(index)] ?? [] {
                if phrase.enumerated().allSatisfy({ text.key(index + $0) == $1 }) { covered.formUnion(index..<(index + phrase.count)) }
            }
        }
        return covered
    }

    private static let english = """
        24 / 7|24 - 7|24x7|50 / 50|50 - 50|fifty - fifty|nine to five|nine - to - five|9 to 5|9 - to - 5|360 - degree|360 degree|360 degrees|
        360 °|web 2 . 0|web 2.0|industry 4.0|covid - 19|third party|third parties|third - party|third world|second hand|second - hand|
        second thought|second thoughts|second nature|second to none|second wind|second guess|second - guess|second look|second glance|
        second place to|second fiddle|second opinion|sixth sense|seventh heaven|cloud nine|eleventh hour|two sides of|two cents|two birds|
        two ways about|two - way|two minds|two heads|two worlds|four walls|four corners|five - star|five star|four - star|three - star|
        catch - 22|catch 22|fortune 500|s & p 500|stoxx 600|stoxx 50|ftse 100|nasdaq 100|russell 2000|nikkei 225|thousand words|
        thousand thanks|million dollar question|million - dollar question|seven days a week|7 days a week|24 hours a day|
        twenty - four hours a day|365 days a year|six - figure|seven - figure|five - figure|six figures|seven figures|eight - figure|
        three - dimensional|two - dimensional|one - two|two - edged|two - faced|ten out of ten|10 out of 10|ten to one|nine times out of ten|
        the second you|the second it|split second|every second counts|million reasons|hundred reasons|thousand reasons|zero to hero|
        zero to one|plan b|on all fours|four - letter|40 winks|first and second|one or two|two or three|a two - horse|two - horse|
        two - tier|three - legged|third time lucky|third wheel|million - euro question|million - pound question|million euro question|
        hundredth time|thousandth time|umpteenth time|millionth time|ten times over|a hundred times|a thousand times|one hundred percent sure|
        two thumbs|three cheers|
        four letters|nine lives|seven - year itch|second chance|second home|one in a million|110 percent|110 %
        """
    private static let german = """
        08 / 15|null acht|zwei fliegen|zwei seiten|zwei paar schuhe|vier wande|vier wanden|vier augen|ausser acht|in acht nehmen|in acht genommen|in acht zu nehmen|acht geben|
        funf vor zwolf|5 vor 12|zwei stuhlen|sieben sachen|zweite hand|zweiter hand|dritte hand|zweite geige|dritte welt|zweiten blick|
        zweiter blick|zweite chance|zweiten atem|tausend dank|sieben tage die woche|7 tage die woche|365 tage im jahr|24 stunden am tag|
        industrie 4.0|arbeit 4.0|web 2.0|zweites standbein|360 - grad|360 grad|zum zweiten mal|zwei welten|vier ecken|drei worte|
        alle vier|alle neune|zum hundertsten mal|zum tausendsten mal|zum x - ten mal|hundertmal|tausendmal|tausend mal|hundert mal|
        million - dollar - frage|millionenfrage|million euro frage|zwei daumen|sieben leben|110 prozent|110 %|erste geige|zwei herzen|drei kreuze|sieben siegel|siebter himmel|siebten himmel|sechster sinn|zwei klassen|zwei - klassen|fifty - fifty|
        erster und zweiter|ein bis zwei|ein oder zwei|zwei oder drei|ein zweites mal|in zweiter linie|dax 40|stoxx 600|stoxx 50
        """
    private static let french = """
        deux poids|deux mesures|d ' une pierre deux coups|pierre deux coups|quatre yeux|quatre coins|quatre murs|deux pas|mille mercis|
        mille et une|mille et un|sept jours sur sept|7 j / 7|7j / 7|7 jours sur 7|24 h / 24|24h / 24|24 heures sur 24|
        vingt - quatre heures sur vingt - quatre|tiers - monde|tiers monde|deuxieme chance|seconde chance|seconde main|second souffle|
        second degre|second plan|seconde nature|second regard|deux chiffres|trois chiffres|six chiffres|trente - six|cent pour cent|
        deux mondes|deux faces|deux vitesses|sixieme sens|septieme ciel|un ou deux|une ou deux|deux ou trois|tiers de confiance|
        industrie 4.0|web 2.0|360 degres|cac 40|stoxx 600|pour la centieme fois|pour la millieme fois|pour la enieme fois|question a un million|question a mille|mille fois|cent fois|
        en deux mots|en trois mots|deux mots|quatre chemins|a quatre mains|se mettre en quatre|deux doigts
        """

    private static let phrases = Dictionary(
        grouping: [english, german, french].flatMap { $0.replacing("\n", with: "").split(separator: "|") }.map {
            $0.split(separator: " ").map(String.init)
        }
    ) { $0.first ?? "" }
}
