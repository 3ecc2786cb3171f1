import FoundationEssentials
import Support

/// A page: its properties, never its content.
package struct Page: Hashable, Sendable {
    package let id: String
    package let url: String?
    package let created: Date?
    /// Rounded to the minute by Notion: two edits in one minute carry the same stamp.
    package let lastEdited: Date?
    package let createdBy: User?
    package let lastEditedBy: User?
    /// In the trash, or archived.
    package let inTrash: Bool
    package let dataSourceID: String?
    /// The values by decoded property id.
    package let properties: [String: PropertyValue]
    /// Property names by decoded id.
    package let names: [String: String]
    /// Ids of the options that selects and statuses show, by decoded property id.
    package let options: [String: String]

    /// Reads a page object, partial ones included; nil when it is none.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string, json["object"]?.string ?? "page" == "page" else { return nil }
        self.id = id
        url = json["url"]?.string
        created = json["created_time"]?.string.flatMap(Timestamp.parse)
        lastEdited = json["last_edited_time"]?.string.flatMap(Timestamp.parse)
        createdBy = User(reading: json["created_by"])
        lastEditedBy = User(reading: json["last_edited_by"])
        // Who archives a page puts it away as who trashes it (changelog 2026-07-15).
        inTrash = json["in_trash"]?.bool ?? json["archived"]?.bool ?? false || json["is_archived"]?.bool ?? false
        dataSourceID = json["parent"]?["data_source_id"]?.string
        var values: [String: PropertyValue] = [:]
        var names: [String: String] = [:]
        var options: [String: String] = [:]
        for (name, value) in json["properties"]?.object ?? [:] {
            let key = PropertyID.decoded(value["id"]?.string ?? name)
            values[key] = PropertyValue(reading: value)
            names[key] = name
            if let type = value["type"]?.string, type == "select" || type == "status" { options[key] = value[type]?["id"]?.string }
        }
        properties = values
        self.names = names
        self.options = options
    }

    /// The title, whatever its column is called.
    package var title: String {
        for value in properties.values { if case .title(let text) = value { return text.plain } }
        return ""
    }
}

/// A database: a container of data sources.
package struct Database: Hashable, Sendable {
    package let id: String
    package let title: String
    package let url: String?
    package let inTrash: Bool
    /// Ids and names; empty when none of them is shared with the connection.
    package let dataSources: [Named]

    /// A data source as its database lists it.
    package struct Named: Hashable, Sendable {
        package let id: String
        package let name: String
    }

    /// Reads a database object; nil without an id.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string else { return nil }
        self.id = id
        title = RichText(reading: json["title"]).plain
        url = json["url"]?.string
        inTrash = json["in_trash"]?.bool ?? json["archived"]?.bool ?? false
        dataSources = (json["data_sources"]?.array ?? []).compactMap { item in
            item["id"]?.string.map { Named(id: $0, name: item["name"]?.string ?? "") }
        }
    }
}

/// A comment on a page or a block.
package struct Comment: Hashable, Sendable {
    package let id: String
    package let discussionID: String?
    /// The page it hangs on, nil for a comment on a block.
    package let pageID: String?
    /// The block it hangs on, nil for a comment on a page.
    package let blockID: String?
    package let created: Date?
    package let lastEdited: Date?
    /// The user id of the author.
    package let authorID: String?
    package let text: RichText

    /// Reads a comment object; nil without an id.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string else { return nil }
        self.id = id
        discussionID = json["discussion_id"]?.string
        pageID = json["parent"]?["page_id"]?.string
        blockID = json["parent"]?["block_id"]?.string
        created = json["created_time"]?.string.flatMap(Timestamp.parse)
        lastEdited = json["last_edited_time"]?.string.flatMap(Timestamp.parse)
        authorID = json["created_by"]?["id"]?.string
        text = RichText(reading: json["rich_text"])
    }
}

/// The connection that a token belongs to.
package struct Bot: Hashable, Sendable {
    /// The user id that its own pages, blocks and comments carry.
    package let id: String
    package let name: String
    package let workspace: String
    /// 5 MiB on a free plan; nil when the server does not say.
    package let uploadLimit: Int?

    /// Reads the answer of `GET /v1/users/me`; nil without an id.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string else { return nil }
        self.id = id
        name = json["name"]?.string ?? ""
        workspace = json["bot"]?["workspace_name"]?.string ?? ""
        uploadLimit = json["bot"]?["workspace_limits"]?["max_file_upload_size_in_bytes"]?.integer
    }
}

/// One page of a list, and whether the list is whole.
package struct Listing<Element: Sendable>: Sendable {
    package var elements: [Element]
    /// Where the next part starts, nil at the end.
    package var next: String?
    /// Whether the server stopped at its 10,000 rows: start again from the last element's stamp.
    package var isIncomplete: Bool

    /// A list by its parts.
    package init(elements: [Element], next: String? = nil, isIncomplete: Bool = false) {
        self.elements = elements
        self.next = next
        self.isIncomplete = isIncomplete
    }

    init(reading json: JSON, _ element: (JSON) -> Element?) {
        elements = (json["results"]?.array ?? []).compactMap(element)
        next = json["has_more"]?.bool == true ? json["next_cursor"]?.string : nil
        // May come on an earlier page than the last (developers.notion.com/guides/data-apis/query-large-data-sources).
        isIncomplete = json["request_status"]?["type"]?.string == "incomplete"
    }
}

/// A file on its way into Notion.
package struct FileUpload: Hashable, Sendable {
    package let id: String
    /// pending, uploaded, failed, expired.
    package let status: String

    /// Reads a file upload object; nil without an id.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string else { return nil }
        self.id = id
        status = json["status"]?.string ?? ""
    }
}
