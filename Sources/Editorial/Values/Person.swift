/// Somebody who works on the board.
package struct Person: Sendable, Hashable, Codable {
    /// The board's own id of the person.
    package let id: String
    /// The name as the board shows it; empty when the board did not say.
    package let name: String

    package init(id: String, name: String = "") {
        self.id = id
        self.name = name
    }

    /// Somebody of whom the board tells nothing: its last edit is Copydesk's own.
    package static let unknown = Person(id: "")

    /// What people are told: the name, else the id, else "an editor".
    package var shown: String { name.isEmpty ? (id.isEmpty ? "an editor" : id) : name }
}
