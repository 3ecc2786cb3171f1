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
}
