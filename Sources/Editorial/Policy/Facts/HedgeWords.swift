/// How exactly a figure is said, by the words around it, in English, German and French; keys are folded and without accents.
enum HedgeWords {
    /// By the phrase that ends before a token: "just under", "weniger als", "près de".
    static func before(_ start: Int, in text: FactTokens) -> Figure.Hedge {
        let words = words(before: start, in: text)
        for length in stride(from: words.count, through: 1, by: -1) {
            if let hedge = phrases[words.suffix(length).joined(separator: " ")] { return hedge }
        }
        // "fast um zwei Drittel"
        return ["um", "by"].contains(text.key(start - 1)) ? before(start - 1, in: text) : .none
    }

    /// By what begins behind it, or behind what it counts: "or more", "+", "or so".
    static func after(_ end: Int, in text: FactTokens) -> Figure.Hedge {
        if text.key(end) == "+", text[end]?.isGlued == true { return .over }
        return [end, end + 1].lazy.compactMap { endings["\(text.key($0)) \(text.key($0 + 1))"] }.first ?? .none
    }

    /// Whether a word may stand in a hedge.
    static func isPart(_ key: String) -> Bool { parts.contains(key) || skipped.contains(key) }

    private static let parts = Set(phrases.keys.flatMap { $0.split(separator: " ").map(String.init) }).subtracting(["to", "a"])

    /// The last words before a number, without the sign of its currency and its article.
    private static func words(before start: Int, in text: FactTokens) -> [String] {
        var index = start - 1
        while skipped.contains(text.key(index)) { index -= 1 }
        var words: [String] = []
        while words.count < most, let token = text[index] {
            if token.key != "'", token.key != "." || !token.isGlued {
                words.insert(["d", "des", "du"].contains(token.key) ? "de" : token.key, at: 0)
            }
            if token.startsSentence { break }
            index -= 1
        }
        return words
    }

    private static let most = 3
    private static let skipped: Set = [
        "$", "€", "£", "¥", "us", "usd", "eur", "chf", "gbp", "a", "an", "the", "der", "die", "das", "dem", "den", "ein", "eine", "einem",
        "einen", "einer", "le", "la", "les", "un", "une", "l", "'",
    ]

    private static let phrases = table([
        (
            .about,
            """
            about|around|roughly|approximately|approx|some|circa|ca|c|close to|in the region of|in the order of|an estimated|estimated|~|≈|
            rund|etwa|ungefahr|zirka|an die|um die|schatzungsweise|geschatzt|in etwa|environ|env|quelque|quelques|a peu pres|autour de|
            aux alentours de|de l ordre de|estime a
            """
        ),
        (
            .under,
            """
            nearly|almost|just under|just below|just short of|slightly less than|slightly under|not quite|approaching|practically|virtually|
            a little under|a little less than|a shade under|a touch under|shy of|barely|hardly|scarcely|as good as|close on|getting on for|
            not yet|noch nicht|noch keine|noch nicht einmal|pas encore|
            kaum|so gut wie|gegen|um ein haar|etwas unter|quasi|tout juste|guere plus de|un petit peu moins de|
            fast|knapp|beinahe|nahezu|annahernd|bald|nicht ganz|etwas weniger als|presque|pres de|pas loin de|pas tout a fait|a peine|
            un peu moins de|quasiment|quasi
            """
        ),
        (
            .below,
            """
            less than|fewer than|under|below|lower than|at most|no more than|not more than|not even|weniger als|unter|nicht einmal|nicht mal|
            hochstens|maximal|nicht mehr als|unterhalb von|moins de|au plus|au maximum|en dessous de|sous|inferieur a|pas meme|meme pas|
            inferieure a
            """
        ),
        (
            .over,
            """
            over|more than|above|at least|well over|just over|slightly over|a little over|a little more than|a shade over|a touch over|
            comfortably over|comfortably above|comfortably more than|easily more than|a good|good|gute|guten|gut und gern|knapp uber|
            knapp mehr als|etwas uber|weit uber|weit mehr als|bon|bonne|bons|bonnes|un gros|largement plus de|a peine plus de|slightly more than|north of|upwards of|in excess of|beyond|
            greater than|higher than|no fewer than|no less than|exceeds|exceed|exceeding|exceeded|tops|topped|topping|surpassed|surpasses|
            passed|crossed|past|uber|mehr als|gut|mindestens|wenigstens|etwas mehr als|jenseits von|jenseits der|ubersteigt|uberschreitet|
            uberschritten|deutlich mehr als|plus de|au moins|au dela de|depasse|depassent|depasser|franchi|pas moins de|un peu plus de|
            bien plus de|superieur a
            """
        ),
    ])

    private static let endings = table([
        (.about, "or so|- odd|ou environ|oder so"), (.below, "or less|or fewer|oder weniger|ou moins|at most"),
        (.over, "or more|and more|and above|and counting|oder mehr|und mehr|ou plus|et plus|at least"),
    ])

    private static func table(_ rows: [(Figure.Hedge, String)]) -> [String: Figure.Hedge] {
        Dictionary(
            rows.flatMap { row in row.1.replacing("\n", with: "").split(separator: "|").map { (String($0), row.0) } }
        ) { first, _ in first }
    }
}
