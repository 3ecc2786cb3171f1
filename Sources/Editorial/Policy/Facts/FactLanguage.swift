/// The language that a text's numbers, dates and nouns are read in.
enum FactLanguage: Sendable {
    case english, german, french, unknown

    /// By the small words and the letters that it uses; the hint, a BCP 47 tag, decides where they say nothing, `likely` where they
    /// speak for several alike.
    init(of words: some Sequence<FactTokens.Token>, hint: String? = nil, likely: FactLanguage? = nil) {
        var counts: [FactLanguage: Int] = [:]
        for token in words.prefix(2000) {
            let word = token.key
            if token.text.utf8.contains(where: { $0 >= 0x80 }), let language = Self.byLetters(token.text) {
                counts[language, default: 0] += 1
            }
            if Self.englishWords.contains(word) { counts[.english, default: 0] += 1 }
            if Self.germanWords.contains(word) { counts[.german, default: 0] += 1 }
            if Self.frenchWords.contains(word) { counts[.french, default: 0] += 1 }
        }
        let best = counts.values.max() ?? 0
        let winners = counts.filter { $0.value == best }.map(\.key)
        if winners.count == 1, let winner = winners.first {
            self = winner
        } else if hint == nil, let likely, winners.contains(likely) {
            self = likely
        } else {
            self = Self.named(hint)
        }
    }

    /// A word that every text of one of the languages has.
    static func isSmall(_ key: String) -> Bool { englishWords.contains(key) || germanWords.contains(key) || frenchWords.contains(key) }

    private static func byLetters(_ word: String) -> FactLanguage? {
        if word.contains(where: { "äöüßÄÖÜ".contains($0) }) { return .german }
        // "Café" and "André" are at home in all three.
        return word.contains { "àâçèêëîïôûùœÀÂÇÈÊËÎÏÔÛÙŒ".contains($0) } ? .french : nil
    }

    private static func named(_ tag: String?) -> FactLanguage {
        switch tag?.lowercased().prefix(2) {
        case "en": .english
        case "de": .german
        case "fr": .french
        default: .unknown
        }
    }

    private static let englishWords: Set<String> = words(
        """
        the of and to a is was were are be by with from for that this it its has have had at as an not but they we you he she will would \
        said says on than their our your who which about after more up most all been into out less fewer over under
        """)
    private static let germanWords: Set<String> = words(
        """
        der die das und ist war sind ein eine einen einem einer mit von fur auf im am zu den dem des nicht sich wird werden wurde wurden \
        hat haben bei nach aus als auch es sie wir ich ihr sagt sagte uber rund noch nur wie so vom zum zur bis mehr weniger gegen seit
        """)
    private static let frenchWords: Set<String> = words(
        """
        le la les des du un une et est sont en dans pour par sur avec que qui ne pas au aux se sa son ses ce cette il elle ils nous vous a \
        ont plus de d l selon dit chez leur moins contre apres avant depuis
        """)

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }
}
