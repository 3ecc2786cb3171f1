/// One thing that is wrong in a configuration file, and what would be right.
package struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name as people know it.
    package let file: String
    /// Where, from 1; a missing key is reported at its table.
    package let place: Place
    /// What is wrong, a comma, what would be right.
    package let message: String

    /// States a problem at a place.
    package init(file: String, place: Place, message: String) {
        self.file = file
        self.place = place
        self.message = message
    }

    /// The line, from 1.
    package var line: Int { place.line }
    /// The column in characters, from 1.
    package var column: Int { place.column }

    /// `copydesk.toml:12:5: what is wrong, what would be right`
    package var description: String { "\(file):\(line):\(column): \(message)" }
}

/// A position in a document.
package struct Place: Sendable, Equatable, Comparable {
    /// The line, from 1.
    package let line: Int
    /// The column in characters, from 1.
    package let column: Int

    /// A position; both count from 1.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
