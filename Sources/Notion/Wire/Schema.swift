import Support

/// A table: its columns and where it lives. A database holds one or several.
package struct DataSource: Hashable, Sendable {
    package let id: String
    /// The database that holds it, nil when the answer does not say.
    package let databaseID: String?
    package let title: String
    package let url: String?
    package let inTrash: Bool
    /// The columns, in no order.
    package let properties: [PropertySchema]

    /// Reads a data source object; nil without an id.
    package init?(reading json: JSON) {
        guard let id = json["id"]?.string else { return nil }
        self.id = id
        databaseID = json["parent"]?["database_id"]?.string
        title = RichText(reading: json["title"]).plain
        url = json["url"]?.string
        inTrash = json["in_trash"]?.bool ?? json["archived"]?.bool ?? false
        properties = (json["properties"]?.object ?? [:]).map { PropertySchema(name: $0.key, reading: $0.value) }
    }

    /// The column with this id or, failing that, this name.
    package func property(_ idOrName: String) -> PropertySchema? {
        properties.first { $0.id == idOrName } ?? properties.first { $0.name == idOrName }
    }
}

/// One column.
package struct PropertySchema: Hashable, Sendable {
    /// The id, decoded; it outlives renaming.
    package let id: String
    package let name: String
    /// The type as the API calls it.
    package let type: String
    /// The options of a select, multi-select or status.
    package let choices: [Choice]
    /// The data source a relation points to.
    package let relatesTo: String?
    package let hint: String?
    /// The fields of the type as read, for changing options without losing any.
    package let fields: JSON

    /// The options' names.
    package var options: [String] { choices.map(\.name) }

    /// An option as its column lists it.
    package struct Choice: Hashable, Sendable {
        /// It outlives renaming.
        package let id: String
        package let name: String
    }

    init(name: String, reading json: JSON) {
        self.name = json["name"]?.string ?? name
        id = PropertyID.decoded(json["id"]?.string ?? name)
        type = json["type"]?.string ?? ""
        fields = json[type] ?? .null
        choices = (fields["options"]?.array ?? []).compactMap { option in
            option["name"]?.string.map { Choice(id: option["id"]?.string ?? $0, name: $0) }
        }
        relatesTo = fields["data_source_id"]?.string
        hint = json["description"]?.string
    }
}

/// Property ids come URL-encoded in some answers (`Qy~%3E`); they are sent decoded in JSON and encoded once in a query.
package enum PropertyID {
    /// The id itself.
    package static func decoded(_ id: String) -> String {
        var bytes: [UInt8] = []
        let source = [UInt8](id.utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let byte = UInt8(String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(byte)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? id
    }

    /// The id for a path or a query string.
    package static func encoded(_ id: String) -> String { percentEncoded(decoded(id)) }
}

func percentEncoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.unicodeScalars.append(Unicode.Scalar(byte))
        default: result += "%" + String(hex[Int(byte >> 4)]) + String(hex[Int(byte & 15)])
        }
    }
}
