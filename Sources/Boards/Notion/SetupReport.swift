import Notion
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
        /// Columns and options that were added now.
        package let added: [String]
        /// Columns that are missing, of another type or without an option.
        package let differences: [TableBinding.Problem]
    }

    /// The editors' guide.
    package struct Guide: Sendable, Hashable {
        /// Address for people, "" when Notion gave none.
        package let url: String
        /// Whether it was written now.
        package let isNew: Bool
    }

    package let entries: [Entry]
    /// nil when it was not asked for, or could not be written.
    package let guide: Guide?
    /// What did not work and does not matter for the work.
    package let notes: [String]
    /// Capabilities that the connection lacks.
    package let missing: [NotionCapability]
    /// The columns as they were bound.
    package let binding: NotionBinding

    /// Lines for the configuration file.
    package var configuration: String {
        (["[notion]"] + entries.map { "\($0.table.rawValue) = \"\($0.dataSourceID)\"" }).joined(separator: "\n") + "\n"
    }

    /// What happened, for a terminal.
    package var text: String {
        let found = entries.flatMap { entry in
            ["\(entry.table.title): \(entry.isNew ? "created" : "found") \(entry.url)"] + entry.added.map { "  added \($0)" }
        }
        let page = guide.map { ["Editors' guide: \($0.isNew ? "written" : "found") \($0.url)"] } ?? []
        let lacks = missing.map { $0.sentence.description }
        return (found + page + notes + lacks + differences + ["", "Put this into the configuration:", "", configuration])
            .joined(separator: "\n")
    }

    /// The same for programs.
    package var json: JSON {
        [
            "databases": .array(entries.map(\.json)),
            "guide": guide.map { ["url": .string($0.url), "new": .bool($0.isNew)] } ?? .null,
            "notes": .array(notes.map { .string($0) }), "lacks": .array(missing.map { .string($0.setting) }),
            "configuration": .string(configuration),
        ]
    }

    /// What adopted databases have otherwise, as a table with the way out below it.
    private var differences: [String] {
        let rows = entries.flatMap { entry in
            entry.differences.map { [entry.table.title, $0.column.rawValue, $0.wanted, $0.found] }
        }
        if rows.isEmpty { return [] }
        return ["", "What is different; everything else works:", ""] + Self.aligned([["database", "column", "wanted", "found"]] + rows)
            + [
                "", "Add what is missing with copydesk setup notion --add. A column of another type: change its type in Notion,",
                "or rename it there and use --add. A relation to another database: rename it there and use --add.",
            ]
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return "  " + cells.dropLast().joined(separator: "  ") + "  " + (row.last ?? "")
        }
    }
}

extension SetupReport.Entry {
    fileprivate var json: JSON {
        [
            "database": .string(table.title), "data_source": .string(dataSourceID), "url": .string(url), "new": .bool(isNew),
            "added": .array(added.map { .string($0) }),
            "differences": .array(
                differences.map { difference in
                    [
                        "column": .string(difference.column.rawValue), "wanted": .string(difference.wanted),
                        "found": .string(difference.found), "sentence": .string(difference.sentence.description),
                    ]
                }),
        ]
    }
}
