/// What stands before a name and belongs to it, though names are found without it: the direction of "North Korea", the initials of "J. K. Park".
struct NameHead {
    private enum Kind: Equatable { case direction, initials }

    private let kind: Kind
    /// The direction, or the first letters of what may be first names.
    private let keys: [String]
    /// The token that it begins with.
    let start: Int

    /// nil where nothing of the kind stands there. What is `like` initials may be whole first names too.
    init?(before index: Int, in text: FactTokens, like other: NameHead? = nil) {
        if let direction = text[index - 1], direction.isCapital, Self.directions.contains(direction.key) {
            self.init(kind: .direction, keys: [direction.key], start: index - 1)
            return
        }
        var letters: [String] = []
        var place = index - 1
        while place >= 0, letters.count < Self.mostNames {
            if text.key(place) == "." { place -= 1 }
            guard let token = text[place], token.kind == .word, token.isCapital, !NameReader.isCommon(token.key) else { break }
            guard token.text.count == 1 || other?.kind == .initials else { break }
            letters.append(String(token.key.prefix(1)))
            place -= 1
        }
        guard !letters.isEmpty, other == nil || other?.kind == .initials else { return nil }
        self.init(kind: .initials, keys: letters, start: place + 1)
    }

    private init(kind: Kind, keys: [String], start: Int) {
        self.kind = kind
        self.keys = keys
        self.start = start
    }

    /// One initial of several may be left out.
    func agrees(with other: NameHead) -> Bool { kind == other.kind && other.keys.allSatisfy(keys.contains) }

    private static let mostNames = 4
    private static let directions: Set = ["north", "south", "east", "west", "northern", "southern", "eastern", "western"]
}
