import Support

/// Words of a text, for comparing.
package enum Words {
    /// Its runs of letters and digits, case folded and in normalisation form C.
    package static func folded(_ text: String) -> [String] {
        text.folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whether `other` is the word or a simple inflection of it, both folded; `language` is a BCP 47 tag.
    package static func isInflection(_ other: String, of word: String, language: String) -> Bool {
        if other == word { return true }
        guard word.count >= 3 else { return false }
        return stems(word).contains { stem in
            other.hasPrefix(stem) && endings(language).contains(String(other.dropFirst(stem.count)))
                && (stem.count == word.count || other.count >= word.count)
        }
    }

    /// The word, and what stays of it before some endings: "leverag" of "leverage", "strateg" of "strategy", "shipp" of "ship".
    private static func stems(_ word: String) -> [String] {
        var stems = [word]
        if let last = word.last {
            if "ey".contains(last), word.count > 3 { stems.append(String(word.dropLast())) }
            if !"aeiouy".contains(last) { stems.append(word + String(last)) }
        }
        return stems
    }

    /// English endings count everywhere: banned words are often English, and inflected as such.
    private static func endings(_ language: String) -> Set<String> {
        let english: Set = ["s", "es", "d", "ed", "ing", "ies", "ied", "ly"]
        return switch language.lowercased().prefix(2) {
        case "de": english.union(["e", "en", "er", "em", "n", "ern", "te", "ten", "t", "st"])
        case "fr": english.union(["e", "x", "nt", "ent", "r", "z"])
        default: english
        }
    }
}
