/// The variants of a draft, from which its editors choose one.
package struct DraftVariants: Sendable, Hashable, Codable {
    /// As the Variant column offers them.
    package static let names = ["A", "B", "C"]

    /// The number of each one's version, in the order of the names.
    package private(set) var versions: [Int]
    /// Place of the one that was chosen last.
    package private(set) var chosen = 0

    /// The text that stands, as the first of several.
    package init(standing version: Int) { versions = [version] }

    /// Name of the one that was chosen last.
    package var name: String { Self.names[chosen] }
    package var isFull: Bool { versions.count >= Self.names.count }

    /// The version of that name; nil for a name that is none.
    package func version(named name: String) -> Int? {
        Self.names.firstIndex(of: name.uppercased()).flatMap { versions.indices.contains($0) ? versions[$0] : nil }
    }

    /// Adds one and gives its name.
    package mutating func add(_ version: Int) -> String {
        versions.append(version)
        return Self.names[versions.count - 1]
    }

    /// Another one is chosen, whose text now has that number; the one before it keeps what was made of it meanwhile.
    package mutating func choose(_ version: Int, as number: Int, leaving standing: Int) {
        guard let place = versions.firstIndex(of: version) else { return }
        versions[chosen] = standing
        versions[place] = number
        chosen = place
    }
}
