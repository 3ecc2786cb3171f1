import FoundationEssentials
import HTTPServer
import Support

/// Querying a data source.
extension NotionWorkspace {
    mutating func query(_ segment: String, _ body: NotionField, _ request: ServerRequest, _ version: NotionVersion) throws -> JSON {
        try settings.require(.readContent)
        let source = try source(segment: segment)
        try body.allow(["filter", "sorts", "start_cursor", "page_size", "in_trash", "result_type"] + version.trashAlias)
        let size = try NotionLimits.pageSize(body["page_size"])
        let wantsTrash = try version.trashFlag(body) ?? false
        if body["result_type"].isPresent { _ = try body["result_type"].oneOf(["page", "data_source"]) }
        let only = try propertyIDs(request.parameters("filter_properties"), of: source.properties)
        let filter = body["filter"].isPresent ? try NotionFilter(body["filter"], source) : .and([])
        let sorts = body["sorts"].isPresent ? try body["sorts"].elements().map { try NotionSort($0, source) } : []
        let rows = candidates(source, wantsTrash: wantsTrash).filter { matches(filter, $0) }
        let sorted = sort(rows, by: sorts)
        let isCut = sorted.count > NotionLimits.queryRows
        let (part, next) = try cursors.page(
            sorted.prefix(NotionLimits.queryRows).map(\.id), after: body["start_cursor"], size: size)
        let results = part.compactMap { items[$0] }.map { showPage($0, version, only: only) }
        let status: [String: JSON] =
            isCut ? ["request_status": ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"]] : [:]
        return notionList(results, next: next, type: "page_or_data_source", more: status)
    }

    /// The rows the index knows; a row made a moment ago may be missing.
    private func candidates(_ source: NotionSource, wantsTrash: Bool) -> [NotionItem] {
        let indexed = now - settings.indexLag
        return source.rows.compactMap { items[$0] }.filter {
            $0.inTrash == wantsTrash && isVisible($0.id) && (settings.indexLag == .zero || $0.stamp.created <= indexed)
        }
    }

    private func sort(_ rows: [NotionItem], by sorts: [NotionSort]) -> [NotionItem] {
        // Without a sort the newest row comes first.
        let keyed = rows.map { row in (row: row, keys: sorts.map { key($0, row) }) }
        return keyed.sorted { left, right in
            for (index, sort) in sorts.enumerated() {
                if let before = NotionSort.isBefore(left.keys[index], right.keys[index], descending: sort.descending) { return before }
            }
            return sorts.isEmpty ? left.row.serial > right.row.serial : left.row.serial < right.row.serial
        }.map(\.row)
    }

    private func key(_ sort: NotionSort, _ row: NotionItem) -> NotionSort.Key {
        switch sort.subject {
        case .created: return .number(NotionTime.floor(row.stamp.created).timeIntervalSince1970)
        case .edited: return .number(NotionTime.floor(row.stamp.edited).timeIntervalSince1970)
        case .property(let property):
            var reader = self
            let inner = reader.innerValue(property, of: row)
            return NotionSort.key(inner, property)
        }
    }

    // MARK: Matching

    private func matches(_ filter: NotionFilter, _ row: NotionItem) -> Bool {
        switch filter {
        case .and(let parts): parts.allSatisfy { matches($0, row) }
        case .or(let parts): parts.contains { matches($0, row) }
        case .created(let test): test.matches(.moment(NotionTime.floor(row.stamp.created)), now: now)
        case .edited(let test): test.matches(.moment(NotionTime.floor(row.stamp.edited)), now: now)
        case .property(let property, let test): test.matches(subject(property, row), now: now)
        }
    }

    private func subject(_ property: NotionProperty, _ row: NotionItem) -> NotionTest.Subject {
        let stored = row.values[property.id]
        switch property.type {
        case "title", "rich_text": return .text(NotionRichText.text(stored))
        case "url", "email", "phone_number": return .text(stored?.string ?? "")
        case "number", "unique_id": return .number(stored?.number)
        case "checkbox": return .flag(stored?.bool ?? false)
        case "select", "status": return .names(property.option(id: stored?.string)?["name"]?.string.map { [$0] } ?? [])
        case "multi_select": return .names((stored?.array ?? []).compactMap { property.option(id: $0.string)?["name"]?.string })
        case "people", "relation": return .names((stored?.array ?? []).compactMap(\.string))
        case "files": return .names((stored?.array ?? []).map { $0["name"]?.string ?? "" })
        case "created_by": return .names([row.stamp.createdBy])
        case "last_edited_by": return .names([row.stamp.editedBy])
        case "created_time": return .date(NotionTime.minute(row.stamp.created))
        case "last_edited_time": return .date(NotionTime.minute(row.stamp.edited))
        default: return .date(stored?["start"]?.string)
        }
    }
}

/// One sort of a query.
struct NotionSort {
    enum Subject {
        case created
        case edited
        case property(NotionProperty)
    }

    enum Key {
        case none
        case number(Double)
        case text(String)
    }

    let subject: Subject
    let descending: Bool

    init(_ field: NotionField, _ source: NotionSource) throws {
        try field.allow(["property", "timestamp", "direction"])
        descending = try field["direction"].oneOf(["ascending", "descending"]) == "descending"
        if field["timestamp"].isPresent {
            subject = try field["timestamp"].oneOf(["created_time", "last_edited_time"]) == "created_time" ? .created : .edited
        } else {
            let key = try field["property"].string()
            guard let property = source.property(key) else {
                throw NotionRefusal(message: "Could not find sort property with name or id: \(key)")
            }
            subject = .property(property)
        }
    }

    static func key(_ inner: JSON, _ property: NotionProperty) -> Key {
        switch property.type {
        case "title", "rich_text":
            let text = NotionRichText.text(inner)
            return text.isEmpty ? .none : .text(text.lowercased())
        case "number", "unique_id": return (inner.number ?? inner["number"]?.number).map { .number($0) } ?? .none
        case "checkbox": return .number(inner.bool == true ? 1 : 0)
        case "select", "status": return property.options.firstIndex { $0["id"] == inner["id"] }.map { .number(Double($0)) } ?? .none
        case "date": return inner["start"]?.string.flatMap(NotionDates.instant).map { .number($0.timeIntervalSince1970) } ?? .none
        case "created_time", "last_edited_time": return inner.string.map { .text($0) } ?? .none
        default: return inner.string.map { .text($0) } ?? (inner.array ?? []).first.map { .text($0.text) } ?? .none
        }
    }

    /// Nil when equal; what is empty comes last either way.
    static func isBefore(_ left: Key, _ right: Key, descending: Bool) -> Bool? {
        switch (left, right) {
        case (.none, .none): nil
        case (.none, _): false
        case (_, .none): true
        case (.number(let left), .number(let right)): left == right ? nil : (left < right) != descending
        case (.text(let left), .text(let right)): left == right ? nil : (left < right) != descending
        default: nil
        }
    }
}
