import FoundationEssentials
import Support

/// Who made a thing and who touched it last, and when.
struct NotionStamp: Sendable {
    let created: Date
    let createdBy: String
    var edited: Date
    var editedBy: String
}

/// A page, a database or a block: everything that has a place in the tree.
struct NotionItem: Sendable {
    enum Kind: Sendable, Equatable {
        case page
        case database
        case block(String)
    }

    enum Parent: Sendable, Equatable {
        case workspace
        case page(String)
        case block(String)
        case source(String)
    }

    let id: String
    let kind: Kind
    var parent: Parent
    /// Order of making, to tell apart what was made in one minute.
    let serial: Int
    var stamp: NotionStamp
    var children: [String] = []
    var inTrash = false
    var isLocked = false
    var icon: JSON = .null
    var cover: JSON = .null
    /// Of a block: its fields. Of a database: title, description, is_inline.
    var content: [String: JSON] = [:]
    /// Of a page: its values by property id, in stored form.
    var values: [String: JSON] = [:]
    /// Of a database.
    var sources: [String] = []

    var blockType: String? { if case .block(let type) = kind { type } else { nil } }
}

/// A column. The id survives a renaming.
struct NotionProperty: Sendable {
    let id: String
    var name: String
    var type: String
    var config: JSON
    var description: String?

    var options: [JSON] { config["options"]?.array ?? [] }

    func option(named name: String) -> JSON? { options.first { $0["name"]?.string == name } }
    func option(id: String?) -> JSON? { options.first { $0["id"]?.string == id } }
}

/// The table inside a database.
struct NotionSource: Sendable {
    let id: String
    let database: String
    var stamp: NotionStamp
    var title: [JSON] = []
    var icon: JSON = .null
    var properties: [NotionProperty]
    var rows: [String] = []
    var inTrash = false
    var lastNumber = 0

    /// A column by name, or by id in plain or encoded form.
    func index(of key: String) -> Int? {
        properties.firstIndex { $0.name == key } ?? properties.firstIndex { $0.id == key }
            ?? properties.firstIndex { $0.id == PercentText.decode(key) }
    }

    func property(_ key: String) -> NotionProperty? { index(of: key).map { properties[$0] } }
}

/// Everything the look-alike remembers. A value: a refused request restores the one from before.
struct NotionWorkspace: Sendable {
    var settings: NotionDesk.Settings
    /// The address that signed links start with.
    var origin = "http://127.0.0.1"
    /// Desk time of the request at work.
    var now = Date(timeIntervalSince1970: 0)
    /// Who acts: the bot in requests, a person in human acts.
    var actor = NotionPerson.bot.id

    var items: [String: NotionItem] = [:]
    var sources: [String: NotionSource] = [:]
    var comments: [NotionComment] = []
    var views: [NotionView] = []
    var uploads: [String: NotionUpload] = [:]
    var files: [String: NotionFile] = [:]
    var unshared: Set<String> = []
    var cursors = NotionCursors()
    var serial = 0
    var signatures = 0

    init(settings: NotionDesk.Settings) { self.settings = settings }

    func makeStamp() -> NotionStamp { NotionStamp(created: now, createdBy: actor, edited: now, editedBy: actor) }

    mutating func nextSerial() -> Int {
        serial += 1
        return serial
    }
}

extension NotionWorkspace {
    /// The things above it, nearest first, itself included.
    func ancestry(_ id: String) -> [String] {
        var chain: [String] = []
        var next: String? = id
        while let current = next, chain.count < 100 {
            chain.append(current)
            next = parent(of: current)
        }
        return chain
    }

    func parent(of id: String) -> String? {
        if let source = sources[id] { return source.database }
        switch items[id]?.parent {
        case .page(let id), .block(let id), .source(let id): return id
        case .workspace, nil: return nil
        }
    }

    func isVisible(_ id: String) -> Bool { !ancestry(id).contains { unshared.contains($0) } }

    func isTrashed(_ id: String) -> Bool {
        ancestry(id).contains { items[$0]?.inTrash == true || sources[$0]?.inTrash == true }
    }

    /// The item if the connection can see it; not shared looks like not there.
    func item(_ id: String, _ kind: NotionItem.Kind? = nil, name: String) throws -> NotionItem {
        guard let item = items[id], kind == nil || item.kind == kind, isVisible(id) else { throw NotionRefusal.missing(name, id) }
        return item
    }

    func page(_ id: String) throws -> NotionItem { try item(id, .page, name: "page") }

    func source(_ id: String) throws -> NotionSource {
        guard let source = sources[id], isVisible(id) else { throw NotionRefusal.missing("data source", id) }
        return source
    }

    /// The page that holds a block, or the page itself.
    func pageID(of id: String) -> String? { ancestry(id).first { items[$0]?.kind == .page } }

    func liveChildren(_ id: String) -> [String] {
        items[id]?.children.filter { items[$0]?.inTrash == false } ?? []
    }

    /// Marks the item and the page around it as edited by whoever acts.
    mutating func touch(_ id: String) {
        for place in [id, pageID(of: id)].compactMap({ $0 }) {
            items[place]?.stamp.edited = now
            items[place]?.stamp.editedBy = actor
        }
    }

    mutating func attach(_ id: String, to parent: String, at index: Int? = nil) {
        let end = items[parent]?.children.count ?? 0
        items[parent]?.children.insert(id, at: min(index ?? end, end))
    }

    func userStub(_ id: String) -> JSON { ["object": "user", "id": .string(id)] }

    /// The members that pages, blocks and data sources share.
    func stampMembers(_ stamp: NotionStamp) -> [String: JSON] {
        [
            "created_time": .string(NotionTime.minute(stamp.created)), "created_by": userStub(stamp.createdBy),
            "last_edited_time": .string(NotionTime.minute(stamp.edited)), "last_edited_by": userStub(stamp.editedBy),
        ]
    }

    /// `archived` left the answers with 2026-03-11.
    func trashMembers(_ inTrash: Bool, _ version: NotionVersion) -> [String: JSON] {
        version.hasArchived ? ["in_trash": .bool(inTrash), "archived": .bool(inTrash)] : ["in_trash": .bool(inTrash)]
    }

    func parentMember(_ parent: NotionItem.Parent) -> JSON {
        switch parent {
        case .workspace: ["type": "workspace", "workspace": true]
        case .page(let id): ["type": "page_id", "page_id": .string(id)]
        case .block(let id): ["type": "block_id", "block_id": .string(id)]
        case .source(let id):
            ["type": "data_source_id", "data_source_id": .string(id), "database_id": .optional(sources[id]?.database)]
        }
    }

    /// Where people see a page: the look-alike's own, since its readers follow the link.
    func link(_ id: String) -> String { "\(origin)/p/\(id.filter { $0 != "-" })" }
}
