import Support

/// What a setup found and made.
package struct SetupReport: Sendable, Hashable {
    /// One database.
    package struct Entry: Sendable, Hashable {
        package let table: DeskTable
        package let dataSourceID: String
        /// Address for people, "" when Notion gave none.
        package let url: String
        /// Whether it was made now.
        package let isNew: Bool
        /// Columns that were added now.
        package let added: [String]
        /// Sentences about columns that are missing or of another type.
        package let differences: [String]
    }

    package let entries: [Entry]
    /// What did not work and does not matter for the work.
    package let notes: [String]
    /// The columns as they were bound.
    package let binding: NotionBinding

    /// Lines for the configuration file.
    package var configuration: String {
        (["[notion]"] + entries.map { "\($0.table.rawValue) = \"\($0.dataSourceID)\"" }).joined(separator: "\n") + "\n"
    }

    /// What happened, for a terminal.
    package var text: String {
        let found = entries.flatMap { entry in
            ["\(entry.table.title): \(entry.isNew ? "created" : "found") \(entry.url)"]
                + entry.added.map { "  added \"\($0)\"" } + entry.differences.map { "  " + $0 }
        }
        return (found + notes + ["", "Put this into the configuration:", "", configuration]).joined(separator: "\n")
    }
}
