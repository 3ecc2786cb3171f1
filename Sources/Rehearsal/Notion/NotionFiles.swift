import FoundationEssentials
import HTTPServer
import Support

/// Bytes that the workspace hosts.
struct NotionFile: Sendable {
    let bytes: [UInt8]
    let contentType: String
    let name: String
}

/// References to files: from requests, in answers, and the signed links behind them.
///
/// Stored form: `{kind: "external", url, name}` or `{kind: "file", file: <id>, name}`.
extension NotionWorkspace {
    /// A file object of a request in stored form; an upload counts as attached from here on.
    mutating func fileReference(_ field: NotionField, needsName: Bool, types: String?) throws -> JSON {
        _ = try field.object()
        let kinds = ["file_upload", "external", "file"]
        let kind = field["type"].isPresent ? try field["type"].oneOf(kinds) : kinds.first { field[$0].isPresent } ?? "file_upload"
        let name = field["name"].isPresent ? try field["name"].text(most: 100) : nil
        _ = try field[kind].object()
        switch kind {
        case "external":
            let url = try url(field["external"]["url"])
            // Blocks, icons and covers hot-link the file, which the app does over HTTPS alone.
            let isLink = url.hasPrefix("https://") || (needsName && url.hasPrefix("http://"))
            if !isLink { throw NotionRefusal(message: "Invalid URL for external file.") }
            if needsName, name == nil { throw field["name"].refusal("defined") }
            return ["kind": "external", "url": .string(url), "name": .optional(name)]
        case "file": return try hostedFile(field, needsName: needsName, name)
        default: return try uploadedFile(try field["file_upload"]["id"].id(), name, types: types)
        }
    }

    /// A file that is hosted already may be sent back as it was read, so that a list can keep it.
    private func hostedFile(_ field: NotionField, needsName: Bool, _ name: String?) throws -> JSON {
        let url = try field["file"]["url"].text(most: 2000)
        let parts = url.split(separator: "/").map(String.init)
        guard needsName, let at = parts.firstIndex(of: "secure-files"), parts.count > at + 1, let file = files[parts[at + 1]] else {
            throw NotionRefusal(message: "\(field.path).file.url should be the URL of a file that is hosted already; use `file_upload`.")
        }
        return ["kind": "file", "file": .string(parts[at + 1]), "name": .string(name ?? file.name)]
    }

    private mutating func uploadedFile(_ id: String, _ name: String?, types: String?) throws -> JSON {
        guard let upload = agedUpload(id) else { throw NotionRefusal.missing("file_upload", id) }
        guard upload.status == "uploaded", let fileID = upload.file, let file = files[fileID] else {
            throw NotionRefusal(
                message: "File upload \(id) has a status of `\(upload.status)`; it should be `uploaded` before it can be attached.",
                isExpected: upload.status == "expired")
        }
        if let types, !file.contentType.hasPrefix(types) {
            throw NotionRefusal(message: "File upload \(id) has a content type of `\(file.contentType)` that this block does not support.")
        }
        uploads[id]?.isAttached = true
        return ["kind": "file", "file": .string(fileID), "name": .string(name ?? file.name)]
    }

    /// An icon or cover of a request in stored form; null clears.
    mutating func icon(_ field: NotionField) throws -> JSON {
        guard field.isPresent, !field.isNull else { return .null }
        _ = try field.object()
        if field["emoji"].isPresent {
            let emoji = try field["emoji"].string()
            guard emoji.count == 1, emoji.utf8.count > 1 else { throw field["emoji"].refusal("a single emoji") }
            return ["type": "emoji", "emoji": .string(emoji)]
        }
        return try fileReference(field, needsName: false, types: "image/")
    }

    mutating func cover(_ field: NotionField) throws -> JSON {
        guard field.isPresent, !field.isNull else { return .null }
        return try fileReference(field, needsName: false, types: "image/")
    }

    /// Icon and cover as the request gives them; what it leaves out stays.
    mutating func dress(_ id: String, _ body: NotionField) throws {
        let newIcon: JSON? = body["icon"].isPresent ? try icon(body["icon"]) : Optional.none
        let newCover: JSON? = body["cover"].isPresent ? try cover(body["cover"]) : Optional.none
        if let newIcon { items[id]?.icon = newIcon }
        if let newCover { items[id]?.cover = newCover }
    }

    mutating func showIcon(_ icon: JSON) -> JSON {
        icon["kind"] == nil ? icon : showFile(icon, named: false)
    }

    /// The form of answers; a hosted file gets a link of its own for every read, good for an hour.
    mutating func showFile(_ reference: JSON, named: Bool) -> JSON {
        var members: [String: JSON] = named ? ["name": reference["name"] ?? ""] : [:]
        if reference["kind"] == "external" {
            members["type"] = "external"
            members["external"] = ["url": reference["url"] ?? .null]
        } else {
            members["type"] = "file"
            members["file"] = signedLink(reference["file"]?.string ?? "")
        }
        return .object(members)
    }

    private mutating func signedLink(_ file: String) -> JSON {
        signatures += 1
        let stamp = Timestamp.text(now).filter { $0 != "-" && $0 != ":" }
        let name = PercentText.encode(files[file]?.name ?? "file")
        let signature = signature(file, stamp, String(signatures))
        let url =
            "\(origin)/secure-files/\(file)/\(name)?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=\(stamp)&X-Amz-Expires=3600"
            + "&X-Amz-Security-Token=\(signatures)&X-Amz-SignedHeaders=host&X-Amz-Signature=\(signature)&x-id=GetObject"
        return ["url": .string(url), "expiry_time": .string(Timestamp.text(now.addingTimeInterval(3600)))]
    }

    private func signature(_ file: String, _ stamp: String, _ nonce: String) -> String {
        HMACSHA256.hex(key: Array("look-alike".utf8), message: Array("\(file)|\(stamp)|\(nonce)".utf8))
    }

    /// What the storage behind the signed links answers: it knows no tokens, only signatures.
    func serveFile(_ request: ServerRequest) -> ServerResponse {
        func refused(_ status: Int, _ code: String, _ text: String) -> ServerResponse {
            let page = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>\(code)</Code><Message>\(text)</Message></Error>"
            return .bytes(Array(page.utf8), type: "application/xml", status: status)
        }
        if request.header("authorization") != nil { return refused(400, "InvalidArgument", "Only one auth mechanism allowed") }
        let id = request.segments.dropFirst().first ?? ""
        let stamp = request.query("X-Amz-Date") ?? ""
        let wanted = signature(id, stamp, request.query("X-Amz-Security-Token") ?? "")
        guard let file = files[id], request.query("X-Amz-Signature") == wanted, let made = Self.stampInstant(stamp) else {
            return refused(403, "AccessDenied", "Access Denied")
        }
        if now > made.addingTimeInterval(3600) { return refused(403, "AccessDenied", "Request has expired") }
        return .bytes(file.bytes, type: file.contentType)
    }

    /// The instant of `20260704T090853.017Z`.
    private static func stampInstant(_ stamp: String) -> Date? {
        let digits = Array(stamp)
        guard digits.count == 20 else { return nil }
        func part(_ range: Range<Int>) -> String { String(digits[range]) }
        return Timestamp.parse("\(part(0..<4))-\(part(4..<6))-\(part(6..<11)):\(part(11..<13)):\(part(13..<20))")
    }
}
