import FoundationEssentials
import Support

/// What a person does in the app, as opposed to the connection.
///
/// Values are plain JSON read by the column's type: a string for text, url, date ("2026-07-05" or with time and offset),
/// select and status; a number; a truth value; an array of names or ids for multi-select, people and relations; an array of
/// `NotionDesk.hosted(...)`, or of `{"name", "url"}`, for files; null empties.
package enum NotionAct: Sendable {
    case editBlock(String, text: String)
    /// Ticks the box of a to-do, or takes the tick away.
    case tick(String, Bool)
    /// The first block of a page that has the words: they are replaced there, and the block becomes plain text.
    case replaceText(page: String, of: String, with: String)
    case replacePicture(block: String, with: JSON)
    /// A picture behind a block; gives its id.
    case insertPicture(after: String, JSON)
    case deleteBlock(String)
    /// Markdown lines at the end of a page; gives the first new block's id.
    case append(page: String, text: String)
    /// A new block behind another one, of its kind where that goes on (lists, to-dos), else a paragraph; gives its id.
    case insertAfter(String, text: String)
    /// A paragraph at the end of a page or inside a block; gives its id.
    case insertInto(String, text: String)
    case setProperty(page: String, name: String, value: JSON)
    /// A new thread on a page or a block; gives the comment's id.
    case comment(on: String, text: String)
    /// An answer in the thread of a comment (by comment id or discussion id); gives the comment's id.
    case reply(to: String, text: String)
    /// Other words in a comment of one's own.
    case editComment(String, text: String)
    case resolve(String)
    case trash(String)
    case restore(String)
    /// A copy of a row with its values and blocks and without its comments, or of a block with its own behind it; gives its id.
    case duplicate(String)
    /// Drags a block behind another one, at that one's level.
    case move(String, behind: String)
    /// Drags a block into another one, as its last.
    case moveInto(String, block: String)
    /// Columns in another order; those that are not named follow.
    case orderProperties(of: String, [String])
    /// The table by title, database id or data source id.
    case renameProperty(of: String, from: String, to: String)
    /// A choice of a select or status column.
    case renameOption(of: String, property: String, from: String, to: String)
    /// Another title for a table's database.
    case renameTable(String, to: String)
    /// A column with all its values.
    case deleteProperty(of: String, name: String)
    /// Another type for a column, which loses its values.
    case retypeProperty(of: String, name: String, to: String)
    /// Takes a page or database away from the connection, or gives it back.
    case share(String, Bool)
}

/// Why the look-alike could not do what a person was to do.
package struct NotionActError: DeskError {
    package let description: String
    package var disposition: Disposition { .permanent }
}

extension NotionDesk {
    /// Does it as that person; the result is the id of what was made, or of what was acted on.
    @discardableResult
    package func perform(_ act: NotionAct, by person: NotionPerson = .ada) throws -> String {
        let id = try change(as: person) { try $0.perform(act) }
        announce()
        return id
    }

    /// A file for a files column or a picture block, by its bytes.
    package static func hosted(name: String, bytes: [UInt8], type: String) -> JSON {
        ["name": .string(name), "base64": .string(Data(bytes).base64EncodedString()), "content_type": .string(type)]
    }

    /// Runs a change as a person, all or nothing.
    func change<Result: Sendable>(as person: NotionPerson, _ body: @Sendable (inout NotionWorkspace) throws -> Result) throws -> Result {
        let now = clock.now()
        return try state.withLock { state in
            let before = state.workspace
            state.workspace.now = now
            state.workspace.actor = person.id
            do {
                return try body(&state.workspace)
            } catch {
                state.workspace = before
                throw (error as? NotionRefusal).map { NotionActError(description: $0.message) } ?? error
            }
        }
    }
}

extension NotionWorkspace {
    mutating func perform(_ act: NotionAct) throws -> String {
        switch act {
        case .editBlock(let id, let text): return try editBlock(id, [(textKey(of: id), .array(NotionMarkdown.runs(text)))])
        case .tick(let id, let isTicked): return try editBlock(id, [("checked", .bool(isTicked))])
        case .replaceText(let page, let old, let new):
            guard
                let block = blocks(under: try known(page), depth: 0).first(where: { items[$0.id].map(Self.ownText)?.contains(old) == true })
            else { throw unknown(old) }
            let text = (items[block.id].map(Self.ownText) ?? "").replacing(old, with: new)
            return try editBlock(block.id, [("rich_text", .array(NotionMarkdown.runs(text)))])
        case .replacePicture(let id, let file): return try editBlock(id, [("reference", try keptFile(file))])
        case .insertPicture(let id, let file):
            let plan = NotionPlan(type: "image", content: ["caption": [], "reference": try keptFile(file)])
            guard let parent = parent(of: id), let index = items[parent]?.children.firstIndex(of: id) else { throw unknown(id) }
            return try insert(plan, under: parent, at: index + 1)
        case .deleteBlock(let id): return try setTrash(id, true)
        case .append(let page, let text):
            let made = insert(NotionMarkdown.blocks(text), under: try known(page), at: nil)
            touch(page)
            return made.first ?? page
        case .insertAfter(let id, let text): return try insert(text, after: try known(id))
        case .insertInto(let id, let text): return try insert(text, into: try known(id))
        case .setProperty(let page, let name, let value): return try set(name, of: page, to: value)
        case .comment(let id, let text):
            let target = try known(id)
            return say(text, on: items[target]?.kind == .page ? .page(target) : .block(target), discussion: nil)
        case .reply(let id, let text):
            guard let first = comments.first(where: { $0.id == id || $0.discussion == id }) else { throw unknown(id) }
            return say(text, on: first.parent, discussion: first.discussion)
        case .editComment(let id, let text):
            guard let index = comments.firstIndex(where: { $0.id == id }) else { throw unknown(id) }
            (comments[index].text, comments[index].edited) = (NotionMarkdown.runs(text), now)
            return id
        case .resolve(let id):
            guard let first = comments.first(where: { $0.id == id || $0.discussion == id }) else { throw unknown(id) }
            for index in comments.indices where comments[index].discussion == first.discussion { comments[index].isResolved = true }
            return first.discussion
        case .trash(let id): return try setTrash(id, true)
        case .restore(let id): return try setTrash(id, false)
        case .duplicate(let id): return try duplicate(id)
        case .move(let id, let other): return try move(id, behind: other)
        case .moveInto(let id, let block): return try move(id, to: try known(block), at: nil)
        case .orderProperties(let table, let names):
            let source = try sourceID(named: table)
            let rank = Dictionary(names.enumerated().map { ($1, $0) }) { $1 }
            sources[source]?.properties.sort { (rank[$0.name] ?? names.count) < (rank[$1.name] ?? names.count) }
            return source
        case .renameProperty(let table, let old, let new):
            let source = try sourceID(named: table)
            guard let index = sources[source]?.index(of: old) else { throw unknown(old) }
            sources[source]?.properties[index].name = new
            return source
        case .renameOption(let table, let name, let old, let new):
            try renameOption(of: try sourceID(named: table), name, old, new)
            return table
        case .renameTable(let table, let title):
            let source = try sourceID(named: table)
            let text = NotionRichText.plain(title)
            sources[source]?.title = text
            if let database = sources[source]?.database { items[database]?.content["title"] = .array(text) }
            return source
        case .deleteProperty(let table, let name):
            let source = try sourceID(named: table)
            try changeSchema(of: source, NotionField("properties", [name: .null]))
            return source
        case .retypeProperty(let table, let name, let type):
            let source = try sourceID(named: table)
            try changeSchema(of: source, NotionField("properties", [name: [type: [:]]]))
            return source
        case .share(let id, let isShared):
            if isShared { unshared.remove(id) } else { unshared.insert(id) }
            return id
        }
    }

    private func unknown(_ what: String) -> NotionActError { NotionActError(description: "The rehearsal workspace has no \"\(what)\".") }

    private func known(_ id: String) throws -> String {
        guard let id = NotionID.dashed(id), items[id] != nil else { throw unknown(id) }
        return id
    }

    private mutating func renameOption(of source: String, _ name: String, _ old: String, _ new: String) throws {
        guard let index = sources[source]?.index(of: name), let property = sources[source]?.properties[index],
            property.option(named: old) != nil, var config = property.config.object
        else { throw unknown(old) }
        config["options"] = .array(
            property.options.map { option in
                guard option["name"]?.string == old, case .object(var members) = option else { return option }
                members["name"] = .string(new)
                return .object(members)
            })
        sources[source]?.properties[index].config = .object(config)
    }

    private mutating func editBlock(_ id: String, _ changes: [(String, JSON)]) throws -> String {
        let id = try known(id)
        for (key, value) in changes {
            guard items[id]?.content[key] != nil else { throw NotionActError(description: "Block \(id) has no \(key) to change.") }
            items[id]?.content[key] = value
        }
        touch(id)
        return id
    }

    /// What a person writes in a block: its text, or the words under a picture.
    private func textKey(of id: String) -> String {
        let content = NotionID.dashed(id).flatMap { items[$0]?.content } ?? [:]
        return content["rich_text"] == nil && content["caption"] != nil ? "caption" : "rich_text"
    }

    private mutating func insert(_ text: String, after id: String) throws -> String {
        guard let block = items[id], let parent = parent(of: id), let index = items[parent]?.children.firstIndex(of: id) else {
            throw unknown(id)
        }
        let type = block.blockType ?? ""
        let goesOn = ["bulleted_list_item", "numbered_list_item", "to_do"].contains(type)
        return try insert(NotionMarkdown.block(goesOn ? type : "paragraph", text), under: parent, at: index + 1)
    }

    private mutating func insert(_ text: String, into id: String) throws -> String {
        guard let item = items[id], item.kind == .page || item.blockType.map(NotionBlockShapes.text.contains) == true else {
            throw NotionActError(description: "Nothing can be written inside \(id).")
        }
        return try insert(NotionMarkdown.block("paragraph", text), under: id, at: nil)
    }

    private mutating func insert(_ plan: NotionPlan, under parent: String, at index: Int?) throws -> String {
        let made = insert([plan], under: parent, at: index)
        touch(parent)
        return made.first ?? parent
    }

    private static func ownText(_ block: NotionItem) -> String { NotionRichText.text(block.content["rich_text"]) }

    private mutating func setTrash(_ id: String, _ inTrash: Bool) throws -> String {
        let id = try known(id)
        items[id]?.inTrash = inTrash
        touch(id)
        return id
    }

    private mutating func say(_ text: String, on parent: NotionItem.Parent, discussion: String?) -> String {
        let name = NotionPerson.all.first { $0.id == actor }?.name ?? ""
        return addComment(
            NotionMarkdown.runs(text), on: parent, discussion: discussion, displayName: ["type": "user", "resolved_name": .string(name)]
        ).id
    }

    /// A data source by its title or its database's, or by either id.
    func sourceID(named key: String) throws -> String {
        let id = NotionID.dashed(key)
        let found = sources.values.first { source in
            source.id == id || source.database == id
                || (!isTrashed(source.id)
                    && (NotionRichText.text(source.title) == key || items[source.database].map { title(of: $0) } == key))
        }
        guard let found else { throw unknown(key) }
        return found.id
    }

    // MARK: Values

    mutating func set(_ name: String, of page: String, to value: JSON) throws -> String {
        let id = try known(page)
        guard let item = items[id], let property = properties(of: item).first(where: { $0.name == name || $0.id == name }) else {
            throw unknown(name)
        }
        if property.type == "files" {
            let kept = try (value.array ?? []).map { try keptFile($0) }
            items[id]?.values[property.id] = .array(kept)
        } else {
            let written: JSON = [property.name: [property.type: try writeForm(value, property)]]
            var source: String?
            if case .source(let id) = item.parent { source = id }
            try writeValues(NotionField("properties", written), of: id, source: source)
        }
        touch(id)
        return id
    }

    private func writeForm(_ value: JSON, _ property: NotionProperty) throws -> JSON {
        switch property.type {
        case "title", "rich_text": return .array(NotionMarkdown.runs(value.string ?? ""))
        case "select", "status": return value.isNull ? .null : ["name": value]
        // A wall time comes with the name of its zone: {"start", "time_zone"}.
        case "date": return value.isNull || value.object != nil ? value : ["start": value]
        case "multi_select": return .array((value.array ?? []).map { ["name": $0] })
        case "people":
            return .array(
                (value.array ?? []).map { wanted in
                    ["id": .string(NotionPerson.all.first { $0.name == wanted.string }?.id ?? wanted.string ?? "")]
                })
        case "relation": return .array(try (value.array ?? []).map { ["id": .string(try row($0.string ?? "", property))] })
        default: return value
        }
    }

    /// A row to relate to, by id or by title.
    private func row(_ key: String, _ property: NotionProperty) throws -> String {
        if let id = NotionID.dashed(key) { return id }
        let rows = sources[property.config["data_source_id"]?.string ?? ""]?.rows ?? []
        guard let found = rows.first(where: { id in items[id].map { title(of: $0) } == key }) else { throw unknown(key) }
        return found
    }

    private mutating func keptFile(_ given: JSON) throws -> JSON {
        let name = given["name"]?.string ?? "file"
        if let id = given["file"]?.string, files[id] != nil { return ["kind": "file", "file": .string(id), "name": .string(name)] }
        if let url = given["url"]?.string { return ["kind": "external", "url": .string(url), "name": .string(name)] }
        guard let bytes = given["base64"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
            throw NotionActError(description: "A file needs \"url\", or \"base64\" with \"content_type\".")
        }
        if bytes.count > settings.uploadLimit {
            throw NotionActError(description: "\(name) is larger than the \(settings.uploadLimit >> 20) MiB that a file may have here.")
        }
        let id = NotionID.make()
        files[id] = NotionFile(bytes: [UInt8](bytes), contentType: given["content_type"]?.string ?? "application/octet-stream", name: name)
        return ["kind": "file", "file": .string(id), "name": .string(name)]
    }
}
