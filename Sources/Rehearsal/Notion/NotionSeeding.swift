import Support

/// A row to fill a table with: plain values by column name, and a page body in Markdown lines.
package struct NotionSeed: Sendable {
    /// The table by title, database id or data source id.
    package let table: String
    package let properties: [String: JSON]
    package let body: String

    package init(table: String, properties: [String: JSON], body: String = "") {
        self.table = table
        self.properties = properties
        self.body = body
    }

    /// A row of Brands; `guidelines` become the page's body.
    package static func brand(_ name: String, _ properties: [String: JSON] = [:], guidelines: String = "") -> NotionSeed {
        NotionSeed(table: "Brands", properties: properties.merging(["Name": .string(name)]) { $1 }, body: guidelines)
    }

    /// An open row of Briefs for a brand (by name or id).
    package static func brief(_ name: String, brand: String, _ properties: [String: JSON] = [:], text: String = "") -> NotionSeed {
        let fixed: [String: JSON] = ["Name": .string(name), "Brand": [.string(brand)]]
        return NotionSeed(table: "Briefs", properties: ["Status": "Open"].merging(properties) { $1 }.merging(fixed) { $1 }, body: text)
    }

    /// A row of Feeds for a brand (by name or id).
    package static func feed(_ name: String, url: String, brand: String, _ properties: [String: JSON] = [:]) -> NotionSeed {
        let fixed: [String: JSON] = ["Name": .string(name), "URL": .string(url), "Brand": [.string(brand)]]
        return NotionSeed(table: "Feeds", properties: properties.merging(fixed) { $1 })
    }
}

extension NotionDesk {
    /// A page at the top of the workspace that is shared with the connection, for `setup` to build under; gives its id.
    @discardableResult
    package func seedPage(_ title: String = "Marketing", by person: NotionPerson = .ada) -> String {
        let page = try? change(as: person) { workspace in
            let id = workspace.makePage(parent: .workspace)
            workspace.items[id]?.values["title"] = .array(NotionRichText.plain(title))
            return id
        }
        announce()
        return page ?? ""
    }

    /// Adds a row as a person would; throws `NotionActError` for a table or column that does not exist.
    @discardableResult
    package func seed(_ row: NotionSeed, by person: NotionPerson = .ada) throws -> String {
        let id = try change(as: person) { workspace in
            let page = workspace.makePage(parent: .source(try workspace.sourceID(named: row.table)))
            for name in row.properties.keys.sorted() { _ = try workspace.set(name, of: page, to: row.properties[name] ?? .null) }
            workspace.insert(NotionMarkdown.blocks(row.body), under: page, at: nil)
            return page
        }
        announce()
        return id
    }
}
