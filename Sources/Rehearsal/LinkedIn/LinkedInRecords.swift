import FoundationEssentials
import Support

/// A picture or document at the LinkedIn look-alike.
package struct LedgerAsset: Sendable {
    package let urn: String
    package let owner: String
    /// Who asked for the upload.
    let member: String
    let uploadPath: String
    let uploadQuery: String
    let uploadUntil: Date
    package internal(set) var uploadedAt: Date?
    package internal(set) var sha256: String?
    package internal(set) var bytes: [UInt8] = []
    package internal(set) var format: PictureFormat?
    /// Why processing fails, nil when it succeeds.
    var failure: String?

    var isDocument: Bool { urn.hasPrefix("urn:li:document:") }

    func status(at now: Date, processing: Duration) -> String {
        guard let uploadedAt else { return "WAITING_UPLOAD" }
        if now < uploadedAt + processing { return "PROCESSING" }
        return failure == nil ? "AVAILABLE" : "PROCESSING_FAILED"
    }
}

/// A picture as a post shows it.
package struct LedgerPicture: Sendable, Equatable {
    package let urn: String
    /// Of the uploaded bytes.
    package let sha256: String
    package let altText: String?
    package let title: String?
    package let width: Int?
    package let height: Int?

    package var json: JSON {
        [
            "urn": .string(urn), "sha256": .string(sha256), "alt_text": .optional(altText), "title": .optional(title),
            "width": width.map { .integer($0) } ?? .null, "height": height.map { .integer($0) } ?? .null,
        ]
    }
}

/// A comment under a post.
package struct LedgerComment: Sendable {
    package let id: String
    package let post: String
    package let actor: String
    package let text: String
    package let createdAt: Date

    var json: JSON {
        [
            "id": .string(id), "actor": .string(actor), "object": .string(post), "message": ["text": .string(text), "attributes": []],
            "created": ["actor": .string(actor), "time": .integer(Int(createdAt.milliseconds))],
        ]
    }
}

/// A post as the world sees it.
package struct LedgerPost: Sendable {
    /// "urn:li:share:…" or "urn:li:ugcPost:…"; the number's upper bits are the creation time in milliseconds.
    package let urn: String
    package let author: String
    package let createdAt: Date
    package let visibility: String
    /// The pictures, empty for text and links.
    package let pictures: [LedgerPicture]
    /// The link of an article.
    package let link: String?
    package internal(set) var modifiedAt: Date
    package internal(set) var deletedAt: Date?
    package internal(set) var edits = 0
    /// As sent.
    package internal(set) var commentary: String
    /// As readers see it: parsed, and cut where the commentary is malformed.
    package internal(set) var text: String
    package internal(set) var isCut: Bool
    package internal(set) var hashtags: [String]
    /// The members of the create request, for answers to readers.
    let request: JSON
    /// Members that readers are shown in the place of the post's own.
    var tampered: [String: JSON] = [:]
    var normalized: String

    /// The form of the ledger.
    package var json: JSON {
        [
            "urn": .string(urn), "author": .string(author), "text": .string(text), "commentary": .string(commentary), "cut": .bool(isCut),
            "hashtags": .array(hashtags.map { .string($0) }), "pictures": .array(pictures.map(\.json)), "link": .optional(link),
            "visibility": .string(visibility), "time": .string(Timestamp.text(createdAt)), "created_ms": .integer(createdAt.milliseconds),
            "edits": .integer(edits), "deleted": .bool(deletedAt != nil),
        ]
    }

    /// The form of LinkedIn's API.
    var element: JSON {
        var members: [String: JSON] = [
            "id": .string(urn), "author": .string(author), "commentary": .string(normalized), "visibility": .string(visibility),
            "lifecycleState": "PUBLISHED", "lifecycleStateInfo": ["isEditedByAuthor": .bool(edits > 0)],
            "isReshareDisabledByAuthor": request["isReshareDisabledByAuthor"] ?? false, "createdAt": .integer(createdAt.milliseconds),
            "publishedAt": .integer(createdAt.milliseconds), "lastModifiedAt": .integer(modifiedAt.milliseconds),
        ]
        for name in ["distribution", "content", "reshareContext"] { members[name] = request[name] }
        members.merge(tampered) { _, other in other }
        return .object(members)
    }

    mutating func take(_ little: LittleText, rendered: String) {
        (commentary, text, normalized) = (little.raw, rendered, little.normalized)
        (isCut, hashtags) = (little.cut != nil, little.hashtags)
    }
}

/// The format and size of a picture, read from its first bytes.
package struct PictureFormat: Sendable, Equatable {
    package let name: String
    package let width: Int
    package let height: Int

    var pixels: Int { width * height }

    /// Nil for anything but PNG, GIF and JPEG, which are what LinkedIn takes.
    init?(_ bytes: [UInt8]) {
        func number(_ offset: Int, _ count: Int) -> Int { bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) } }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), bytes.count >= 24 {
            (name, width, height) = ("png", number(16, 4), number(20, 4))
        } else if bytes.starts(with: [0x47, 0x49, 0x46, 0x38]), bytes.count >= 10 {
            (name, width, height) = ("gif", Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
        } else if let frame = Self.jpegFrame(bytes) {
            (name, height, width) = ("jpeg", number(frame + 5, 2), number(frame + 7, 2))
        } else {
            return nil
        }
    }

    /// Where the start-of-frame marker of a JPEG stands.
    private static func jpegFrame(_ bytes: [UInt8]) -> Int? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var index = 2
        while index + 9 <= bytes.count {
            let marker = bytes[index + 1]
            guard bytes[index] == 0xFF, marker != 0xFF else {
                index += 1
                continue
            }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) { return index }
            let standsAlone = marker == 0x01 || (0xD0...0xD8).contains(marker)
            index += 2 + (standsAlone ? 0 : Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
        }
        return nil
    }
}
