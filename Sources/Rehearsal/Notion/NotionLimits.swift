import FoundationEssentials
import Support

/// The versions of the API that the look-alike speaks.
struct NotionVersion: Sendable, Equatable {
    let text: String

    static let spoken = ["2025-09-03", "2026-03-11"]

    init(_ header: String?) throws {
        guard let header, !header.isEmpty else {
            throw NotionRefusal(code: "missing_version", message: "Notion-Version header should be defined, instead was `undefined`.")
        }
        guard Self.spoken.contains(header) else {
            let reason = header == "2022-06-28" ? " It predates data sources, which this workspace uses." : ""
            throw NotionRefusal(
                message: "Notion-Version header should be `\"2025-09-03\"` or `\"2026-03-11\"`, instead was `\"\(header)\"`.\(reason)")
        }
        text = header
    }

    /// Whether answers still carry `archived` and requests may still use it, and `after` for `position`.
    var hasArchived: Bool { text == "2025-09-03" }

    var trashAlias: [String] { hasArchived ? ["archived"] : [] }

    func trashFlag(_ body: NotionField) throws -> Bool? {
        for key in ["in_trash"] + trashAlias where body[key].isPresent { return try body[key].bool() }
        return nil
    }
}

/// Sizes that one request may have.
enum NotionLimits {
    static let bodyBytes = 500_000
    static let blocks = 1000
    static let queryRows = 10_000

    static func pageSize(_ field: NotionField) throws -> Int {
        guard field.isPresent else { return 100 }
        guard let size = field.value?.integer ?? field.value?.string.flatMap(Int.init) else { throw field.refusal("a number") }
        if size < 1 { throw field.refusal("≥ `1`") }
        if size > 100 { throw field.refusal("≤ `100`") }
        return size
    }
}

/// A bucket of requests that fills with desk time.
struct NotionRate: Sendable {
    private var level: Double?
    private var filled = Date(timeIntervalSince1970: 0)

    /// Takes one request out, or tells the whole seconds to wait.
    mutating func take(at now: Date, rate: Double, burst: Double) -> Int? {
        guard rate > 0 else { return nil }
        let waited = max(0, now.timeIntervalSince(filled))
        let filledLevel = min(burst, (level ?? burst) + waited * rate)
        filled = now
        guard filledLevel >= 1 else {
            level = filledLevel
            return max(1, Int(((1 - filledLevel) / rate).rounded(.up)))
        }
        level = filledLevel - 1
        return nil
    }
}

/// Lists that were begun and not read to the end: the rest of each, frozen.
struct NotionCursors: Sendable {
    private var rests: [String: [String]] = [:]
    private var order: [String] = []

    /// One page of `keys`, or of the list that a cursor continues.
    mutating func page(_ keys: [String], after cursor: NotionField, size: Int) throws -> (part: [String], next: String?) {
        var all = keys
        if cursor.isPresent {
            guard let rest = rests[try cursor.id()] else {
                throw NotionRefusal(message: "The start_cursor provided is invalid: \(cursor.value?.string ?? "").")
            }
            all = rest
        }
        guard all.count > size else { return (all, nil) }
        let next = NotionID.make()
        rests[next] = Array(all.dropFirst(size))
        order.append(next)
        if order.count > 200 { rests[order.removeFirst()] = nil }
        return (Array(all.prefix(size)), next)
    }
}

/// A list answer.
func notionList(_ results: [JSON], next: String?, type: String, more: [String: JSON] = [:]) -> JSON {
    let members: [String: JSON] = [
        "object": "list", "results": .array(results), "next_cursor": .optional(next), "has_more": .bool(next != nil), "type": .string(type),
        type: [:],
    ]
    return .object(members.merging(more) { $1 })
}
