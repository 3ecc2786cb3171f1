import Support

/// Figures in a text, compared by their digits: "1,200", "1.200" and "1 200" are one figure, "3.5" and "3,5" too.
package enum Figures {
    /// The figures as written; single digits without a unit ("3 lessons") are no claims.
    package static func all(in text: String) -> [String] {
        var figures: [String] = []
        var run = ""
        var previous: Character?
        for character in text + "\n" {
            if character.isASCII && character.isNumber {
                if run.isEmpty, let previous, previous.isLetter || previous == "#" {
                    // Part of a name such as "H2O" or "#web3".
                } else {
                    run.append(character)
                }
            } else if !run.isEmpty, ".,'’\u{A0}\u{202F}".contains(character) {
                run.append(character)
            } else if !run.isEmpty {
                let isUnit = "%€$£‰".contains(character)
                let figure = trimmed(run) + (isUnit ? String(character) : "")
                if isUnit || digits(figure).count > 1 { figures.append(figure) }
                run = ""
            }
            previous = character
        }
        return figures
    }

    /// The figures of a text that none of the sources has.
    package static func unsupported(in text: String, sources: [String]) -> [String] {
        let known = Set(sources.flatMap { all(in: $0) }.map(digits) + sources.flatMap { looseDigits($0) })
        var seen: Set<String> = []
        return all(in: text).filter { !known.contains(digits($0)) && seen.insert(digits($0)).inserted }
    }

    private static func digits(_ figure: String) -> String { figure.filter { $0.isASCII && $0.isNumber } }

    /// Runs of digits inside names and dates too: a figure of the post may be part of something longer in the source.
    private static func looseDigits(_ text: String) -> [String] { text.split { !($0.isASCII && $0.isNumber) }.map(String.init) }

    private static func trimmed(_ run: String) -> String {
        var run = run[...]
        while let last = run.last, !last.isNumber { run.removeLast() }
        return String(run)
    }
}
