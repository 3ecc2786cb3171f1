import Editorial
import Notion
import Support

/// Which columns of the workspace serve as Copydesk's: by id, so that renaming one breaks nothing.
package struct NotionBinding: Sendable, Hashable, Codable {
    /// By `DeskTable.rawValue`.
    package var tables: [String: TableBinding]

    /// Nothing bound yet.
    package init() { tables = [:] }

    package subscript(_ table: DeskTable) -> TableBinding? {
        get { tables[table.rawValue] }
        set { tables[table.rawValue] = newValue }
    }
}

/// One table's columns.
package struct TableBinding: Sendable, Hashable, Codable {
    package let table: DeskTable
    package let dataSourceID: String
    package let databaseID: String?
    /// By `ColumnName.rawValue`.
    let columns: [String: Bound]
    /// Columns that were bound once and are not any more, by `ColumnName.rawValue`; nil for none.
    let lost: [String]?
    /// What they were, as far as that is known: they may come back under another name.
    let former: [String: Bound]?
    /// Columns that are missing, of another type or without an option; the others work. Found anew at every look.
    package private(set) var problems: [Problem] = []

    private enum CodingKeys: String, CodingKey { case table, dataSourceID, databaseID, columns, lost, former }

    /// Why a column cannot be used.
    package struct Problem: Sendable, Hashable {
        package let column: ColumnName
        /// "rich text", or the options that are wanted.
        package let wanted: String
        /// What is there instead: "missing", or a type.
        package let found: String
        /// The column, what is wrong with it and the next step.
        package let sentence: Message
        /// Whether it was there once: somebody has deleted it or changed its type.
        package var isLoss = false
    }

    /// One column.
    struct Bound: Sendable, Hashable, Codable {
        let id: String
        let type: String
        /// The options that mean something; nil where all are the editors' own.
        let choices: [Choice]?

        func choice(_ meaning: String) -> Choice? { choices?.first { $0.meaning == meaning } }
    }

    /// An option by its id, however it is called now.
    struct Choice: Sendable, Hashable, Codable {
        let id: String
        /// What Copydesk calls it.
        let meaning: String
    }

    subscript(_ column: ColumnName) -> Bound? { columns[column.rawValue] }

    /// Which column is what: when it changes, every row reads differently.
    var shape: [String: String] { columns.mapValues { $0.id + " " + $0.type } }
}

extension TableBinding {
    /// Columns without which nobody can tell what editors forbid: where one is gone, nothing is sent.
    static func guards(_ table: DeskTable) -> [ColumnName] {
        switch table {
        case .brands: [.paused, .approvers, .twoApprovers, .notOwnText]
        case .drafts: [.hold]
        case .feeds, .briefs: []
        }
    }

    /// Columns that limit what may be done with a row: one that was never read is not taken up while such a column is gone.
    static func limits(_ table: DeskTable) -> [ColumnName] {
        switch table {
        case .brands: guards(.brands) + [.slots, .blackouts, .maximumADay, .bannedWords, .approvalDays]
        case .feeds: [.brand, .competitor, .paused]
        case .briefs: [.status, .brand, .postsWanted, .deadline]
        case .drafts: []
        }
    }

    /// Finds the columns in a schema: by the ids of an earlier binding, else by name; the title by its type.
    init(_ table: DeskTable, in source: DataSource, earlier: TableBinding? = nil, relations: Relations = Relations()) {
        var columns: [String: Bound] = [:]
        var problems: [Problem] = []
        for column in table.columns {
            let name = column.name.rawValue
            let isRight = { (schema: PropertySchema) in
                column.type.accepted.contains(schema.type) && !relations.isAstray(column, schema)
            }
            let byName = source.properties.filter { $0.name.trimmed.lowercased() == name.lowercased() }
            let before = earlier.flatMap { $0[column.name] ?? $0.former?[name] }
            let byID = before.flatMap { bound in source.properties.first { $0.id == bound.id } }
            let byType = column.type == .title ? source.properties.first { $0.type == "title" } : nil
            if let found = [byID, byType].compactMap({ $0 }).first(where: isRight) ?? byName.first(where: isRight) {
                let bound = Bound(id: found.id, type: found.type, choices: Self.choices(column, found, before))
                columns[name] = bound
                if let problem = Self.lack(column, table, found, bound) { problems.append(problem) }
            } else {
                let wasBound = earlier.map { $0[column.name] != nil || $0.lost?.contains(name) == true } ?? false
                var problem = Self.problem(column, table, found: byID ?? byName.first, relations, wasBound: wasBound)
                problem.isLoss = wasBound
                problems.append(problem)
            }
        }
        let once = Set(earlier.map { Array($0.columns.keys) + ($0.lost ?? []) } ?? []).subtracting(columns.keys)
        self.init(
            table: table, dataSourceID: source.id, databaseID: source.databaseID, columns: columns,
            lost: once.isEmpty ? nil : once.sorted(), former: Self.former(once, earlier), problems: problems)
    }

    private static func former(_ lost: Set<String>, _ earlier: TableBinding?) -> [String: Bound]? {
        let former = (earlier?.former ?? [:]).merging(earlier?.columns ?? [:]) { $1 }.filter { lost.contains($0.key) }
        return former.isEmpty ? nil : former
    }

    /// The options by what they meant earlier, else by their names.
    private static func choices(_ column: DeskColumn, _ found: PropertySchema, _ earlier: Bound?) -> [Choice]? {
        let known = column.type.options
        // A status refuses names that it does not have, so there they have to be known in any case.
        if known.isEmpty { return found.type == "status" ? found.choices.map { Choice(id: $0.id, meaning: $0.name) } : nil }
        let before = earlier?.id == found.id ? earlier?.choices ?? [] : []
        let kept = before.filter { choice in known.contains(choice.meaning) && found.choices.contains { $0.id == choice.id } }
        let others = found.choices.filter { option in !kept.contains { $0.id == option.id } }
        return kept
            + others.compactMap { option in
                known.first { $0.lowercased() == option.name.trimmed.lowercased() }.map { Choice(id: option.id, meaning: $0) }
            }
    }

    private static func lack(_ column: DeskColumn, _ table: DeskTable, _ found: PropertySchema, _ bound: Bound) -> Problem? {
        // A select makes the options that it is given.
        let lacking = found.type == "status" ? column.type.options.filter { bound.choice($0) == nil } : []
        if lacking.isEmpty { return nil }
        let names = lacking.map { "\"\($0)\"" }.joined(separator: ", ")
        return Problem(
            column: column.name, wanted: names, found: "status without \(lacking.count == 1 ? "it" : "them")",
            sentence: .count(
                lacking.count,
                one:
                    "The column \"\(found.name)\" of \(table.title) lacks the option \(names): add it in Notion or run copydesk setup notion --add.",
                many:
                    "The column \"\(found.name)\" of \(table.title) lacks the options \(names): add them in Notion or run copydesk setup notion --add."
            ))
    }

    private static func problem(
        _ column: DeskColumn, _ table: DeskTable, found: PropertySchema?, _ relations: Relations, wasBound: Bool
    ) -> Problem {
        let wanted = column.type.accepted[0].replacing("_", with: " ")
        let rest = wasBound ? meanwhile(column, table) : ""
        guard let found else {
            return Problem(
                column: column.name, wanted: wanted, found: "missing",
                sentence:
                    "The column \"\(column.name.rawValue)\" (\(wanted)) is missing in \(table.title): add it in Notion or run copydesk setup notion --add.\(rest)"
            )
        }
        if case .relation(let wished) = column.type, relations.isAstray(column, found) {
            let other = relations.title(of: found.relatesTo).limited(utf16: 80)
            return Problem(
                column: column.name, wanted: "relation to \(wished.title)", found: "relation to \(other)",
                sentence:
                    "The column \"\(found.name)\" of \(table.title) relates to \"\(other)\", not to \(wished.title): rename it in Notion and run copydesk setup notion --add.\(rest)"
            )
        }
        let type = found.type.replacing("_", with: " ")
        return Problem(
            column: column.name, wanted: wanted, found: found.name == column.name.rawValue ? type : "\(type), called \"\(found.name)\"",
            sentence:
                "The column \"\(found.name)\" of \(table.title) is of type \(type), not \(wanted): change its type in Notion, or rename it and run copydesk setup notion --add.\(rest)"
        )
    }

    /// What counts until a lost column is back.
    private static func meanwhile(_ column: DeskColumn, _ table: DeskTable) -> Message {
        if guards(table).contains(column.name) { return " Nothing is sent until then, for nobody can tell what it forbids." }
        if limits(table).contains(column.name) { return " Until then what it said last counts, and new rows wait." }
        return table != .drafts && column.isFilledByPeople ? " Until then what it said last counts." : ""
    }

    /// Columns that were not found, in the table's order.
    var unbound: [DeskColumn] { table.columns.filter { self[$0.name] == nil } }

    /// Status columns that lack options, in the table's order.
    var lacking: [DeskColumn] {
        table.columns.filter { column in
            self[column.name].map { bound in bound.type == "status" && column.type.options.contains { bound.choice($0) == nil } } ?? false
        }
    }

    /// The essential columns that the table never had; it is of no use without them. Drafts go on as they last said.
    var missing: [ColumnName] {
        table.essential.filter { self[$0] == nil && !(table == .drafts && lost?.contains($0.rawValue) == true) }
    }

    /// The first essential column that was there once.
    var essentialLoss: Problem? { problems.first { $0.isLoss && table.essential.contains($0.column) } }

    /// The problems as faults of the board.
    var faults: [Editorial.Fault] { problems.map { Fault(key: key($0), sentence: $0.sentence) } }

    /// Those that come of columns that were there once.
    var losses: [ColumnLoss] { problems.filter(\.isLoss).map { ColumnLoss(key: key($0), sentence: $0.sentence) } }

    private func key(_ problem: Problem) -> String { "board \(table.rawValue) column \(problem.column.rawValue)" }

    /// The values by property id, in the types that the columns have; columns that are not bound are left out.
    func properties(_ values: [(ColumnName, PropertyValue)]) -> [String: PropertyValue] {
        values.reduce(into: [:]) { result, entry in
            guard let bound = self[entry.0], let value = entry.1.fitting(bound) else { return }
            result[bound.id] = value
        }
    }
}

extension PropertyValue {
    /// The value as a column of another accepted type takes it; nil when it would be refused.
    func fitting(_ bound: TableBinding.Bound) -> PropertyValue? {
        switch (self, bound.type) {
        case (.status(let name?), "select"), (.select(let name?), "select"):
            bound.choice(name).map { .option(id: $0.id, type: "select") } ?? .select(name)
        case (.status(let name?), "status"), (.select(let name?), "status"):
            bound.choice(name).map { .option(id: $0.id, type: "status") } ?? (bound.choices == nil ? .status(name) : nil)
        case (.status(nil), "select"), (.select(nil), "select"): .select(nil)
        case (.status(nil), "status"), (.select(nil), "status"): .status(nil)
        case (.url(let url), "rich_text"): .richText(RichText(url.map { [RichText.Run($0, link: $0)] } ?? []))
        case (.richText(let text), "url"): .url(text.plain)
        case (.richText, "email"), (.richText, "phone_number"): nil
        default: self
        }
    }
}
