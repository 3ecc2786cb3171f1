import FoundationEssentials
import Notion
import Support

/// A page's values by column; a value of an unexpected type reads as empty.
struct Row: Sendable {
    let page: Page
    let table: TableBinding

    subscript(_ column: ColumnName) -> PropertyValue? { table[column].flatMap { page.properties[$0.id] } }

    var title: String { page.title.trimmed }

    /// The text of a title, text, select, status or address column.
    func text(_ column: ColumnName) -> String {
        let value = self[column]
        return value?.option == nil ? (value?.text ?? "").trimmed : option(column)
    }

    /// What the option means, whatever editors call it.
    func option(_ column: ColumnName) -> String {
        let name = (self[column]?.option ?? "").trimmed
        guard let bound = table[column], let id = page.options[bound.id] else { return name }
        return bound.choices?.first { $0.id == id }?.meaning ?? name
    }

    /// Whether the column was there once and is gone, or is of another type now: its value is unknown then, and not empty.
    func isLost(_ column: ColumnName) -> Bool {
        guard let bound = table[column] else { return table.lost?.contains(column.rawValue) == true }
        return page.properties[bound.id]?.type != bound.type
    }

    /// Whether nobody can fill the column: it was never there, or is lost.
    func isAbsent(_ column: ColumnName) -> Bool { table[column].map { page.properties[$0.id]?.type != $0.type } ?? true }

    /// Whether nobody can tell what this row, if it was never read before, does not want.
    var isUnknown: Bool { TableBinding.limits(table.table).contains(where: isLost) }

    /// Reads a column; while it is lost the value stays what it was.
    func read<Value>(_ column: ColumnName, into value: inout Value, _ get: (ColumnName) throws -> Value) rethrows {
        if !isLost(column) { value = try get(column) }
    }

    /// Whether the columns have changed since they were looked up.
    var isStale: Bool { table.columns.values.contains { page.properties[$0.id]?.type != $0.type } }

    func isTicked(_ column: ColumnName) -> Bool { self[column] == .checkbox(true) }

    func number(_ column: ColumnName) -> Double? { if case .number(let value) = self[column] { value } else { nil } }

    /// A whole number of at least zero, and within what anybody means.
    func count(_ column: ColumnName) -> Int? {
        guard let count = number(column).flatMap({ Int(exactly: $0.rounded()) }), (0...1_000_000).contains(count) else { return nil }
        return count
    }

    func date(_ column: ColumnName) -> DateValue? { if case .date(let value) = self[column] { value } else { nil } }

    func names(_ column: ColumnName) -> [String] { if case .multiSelect(let names) = self[column] { names } else { [] } }

    func people(_ column: ColumnName) -> [User] { if case .people(let people) = self[column] { people } else { [] } }

    func files(_ column: ColumnName) -> [FileReference] { if case .files(let files) = self[column] { files } else { [] } }

    /// Page ids, and whether the page object left some out.
    func relation(_ column: ColumnName) -> (ids: [String], more: Bool) {
        if case .relation(let ids, let more) = self[column] { (ids, more) } else { ([], false) }
    }

    /// The pieces of a text that commas, semicolons or lines divide.
    func list(_ column: ColumnName) -> [String] {
        text(column).split { ",;\n".contains($0) || $0.isNewline }.map(\.trimmed).filter { !$0.isEmpty }
    }

    /// The addresses of an address or text column, linked ones and written ones, each once.
    func links(_ column: ColumnName) -> [String] {
        var found: [String] = []
        if case .richText(let text) = self[column] { found = text.runs.compactMap(\.link) }
        found += text(column).split { $0.isWhitespace || ",;".contains($0) }.map(String.init)
        var seen: Set<String> = []
        return found.filter { ($0.hasPrefix("https://") || $0.hasPrefix("http://")) && seen.insert($0).inserted }
    }
}
