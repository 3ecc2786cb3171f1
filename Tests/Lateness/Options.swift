/// What can be measured by itself.
enum Part: String, CaseIterable {
    case paced, alone, whole, paused, traffic, acts, drafts, search, selection
}

/// What the bench is asked for.
struct Options {
    /// nil for all.
    var part: Part?
    /// Prints the figures as JSON besides.
    var isJSON = false
    /// Desk hours of traffic; the desk is swept every six.
    var hours = 7
    /// Acts of each kind.
    var rounds = 20
    /// One size of desk instead of three.
    var drafts: Int?

    static let usage = """
        lateness COPYDESK [\(Part.allCases.map(\.rawValue).joined(separator: "|"))] [--json] [--hours N] [--rounds N] [--drafts N]

        """

    /// nil for words that mean nothing.
    init?(_ words: [String]) {
        var words = words[...]
        while let word = words.popFirst() {
            switch word {
            case "--json": isJSON = true
            case "--hours", "--rounds", "--drafts":
                guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
                if word == "--hours" { hours = number } else if word == "--rounds" { rounds = number } else { drafts = max(50, number) }
            default:
                guard let part = Part(rawValue: word) else { return nil }
                self.part = part
            }
        }
    }

    func wants(_ part: Part) -> Bool { self.part == nil || self.part == part }
}
