/// Somebody who works on the board.
package struct Person: Sendable, Hashable, Codable {
    /// The board's own id of the person.
    package let id: String
    /// The name as the board shows it; empty when the board did not say.
    package let name: String
    /// Whether it is a rule or a connection and nobody; nil for people, and where the board does not tell.
    package let isProgram: Bool?

    package init(id: String, name: String = "", isProgram: Bool? = nil) {
        self.id = id
        self.name = name
        self.isProgram = isProgram
    }

    /// Somebody of whom the board tells nothing: its last edit is Copydesk's own.
    package static let unknown = Person(id: "")

    /// Whoever edits for a draft's brand when a comment is written.
    package static let editors = Person(id: "role:editors")
    /// Whoever may approve a draft of the brand when a comment is written.
    package static let reviewers = Person(id: "role:reviewers")

    /// Whether it stands for those who have that part then.
    package var isRole: Bool { self == .editors || self == .reviewers }

    /// What people are told: the name, else the id, else "an editor".
    package var shown: String { name.isEmpty ? (id.isEmpty ? "an editor" : id) : name }
}
