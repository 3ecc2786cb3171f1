import FoundationEssentials
import Support

/// A file in a property, an image block or a comment.
package struct FileReference: Hashable, Sendable {
    /// The name a reader sees; "" where the API gives none.
    package var name: String
    /// Where its bytes are.
    package var place: Place

    /// Where a file's bytes are.
    package enum Place: Hashable, Sendable {
        /// Kept by Notion: a signed address that works for about an hour and differs at every read.
        case hosted(url: String, expires: Date?)
        /// Somewhere else; Notion only links it.
        case external(url: String)
        /// An upload not yet attached; write only.
        case upload(id: String)
        /// Anything newer than this client.
        case unknown
    }

    /// A file by name and place.
    package init(name: String, place: Place) {
        self.name = name
        self.place = place
    }

    /// Reads a file object.
    package init(reading json: JSON) {
        name = json["name"]?.string ?? ""
        if let file = json["file"], let url = file["url"]?.string {
            place = .hosted(url: url, expires: file["expiry_time"]?.string.flatMap(Timestamp.parse))
        } else if let url = json["external"]?["url"]?.string {
            place = .external(url: url)
        } else if let id = json["file_upload"]?["id"]?.string {
            place = .upload(id: id)
        } else {
            place = .unknown
        }
    }

    /// The address to read from now, nil for an upload.
    package var url: String? {
        switch place {
        case .hosted(let url, _), .external(let url): url
        case .upload, .unknown: nil
        }
    }

    /// The address without what is signed into it: the same at every read, fit for a hash.
    package var stableURL: String? {
        switch place {
        case .hosted(let url, _): String(url.prefix { $0 != "?" })
        case .external(let url): url
        case .upload, .unknown: nil
        }
    }

    /// The object to write, with its name for a files property and without for a block.
    package func json(named: Bool) -> JSON {
        var object: [String: JSON]
        switch place {
        case .hosted(let url, _): object = ["type": "file", "file": ["url": .string(url)]]
        case .external(let url): object = ["type": "external", "external": ["url": .string(url)]]
        case .upload(let id): object = ["type": "file_upload", "file_upload": ["id": .string(id)]]
        case .unknown: object = [:]
        }
        if named { object["name"] = .string(name) }
        return .object(object)
    }
}
