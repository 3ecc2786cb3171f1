import FoundationEssentials
import HTTPServer
import Support

/// A file on its way in: made, sent, attached within the hour or lost.
struct NotionUpload: Sendable {
    let id: String
    let serial: Int
    let mode: String
    let created: Date
    let expires: Date
    let total: Int?
    var status = "pending"
    var filename: String?
    var contentType: String?
    var parts: [Int: [UInt8]] = [:]
    var file: String?
    var size: Int?
    var isAttached = false
    var edited: Date
}

extension NotionWorkspace {
    /// The upload as of now: one that was not attached within the hour is expired.
    mutating func agedUpload(_ id: String) -> NotionUpload? {
        guard var upload = uploads[id] else { return nil }
        if ["pending", "uploaded"].contains(upload.status), !upload.isAttached, now > upload.expires {
            upload.status = "expired"
            uploads[id] = upload
        }
        return upload
    }

    private mutating func upload(segment: String) throws -> NotionUpload {
        let id = try NotionID.inPath(segment, "file_upload_id")
        guard let upload = agedUpload(id) else { throw NotionRefusal.missing("file_upload", id) }
        return upload
    }

    mutating func createUpload(_ body: NotionField, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        try body.allow(["mode", "filename", "content_type", "number_of_parts"])
        let mode = body["mode"].isPresent ? try body["mode"].oneOf(["single_part", "multi_part"]) : "single_part"
        let name = body["filename"].isPresent ? try body["filename"].string() : nil
        if let name, name.utf8.count > 900 { throw body["filename"].refusal("at most 900 bytes") }
        var total: Int?
        if mode == "multi_part" {
            if name == nil { throw body["filename"].refusal("defined") }
            guard let parts = body["number_of_parts"].value?.integer, (1...10_000).contains(parts) else {
                throw body["number_of_parts"].refusal("between 1 and 10000")
            }
            total = parts
        } else if body["number_of_parts"].isPresent {
            throw body["number_of_parts"].refusal("not present unless mode is `multi_part`")
        }
        let type = body["content_type"].isPresent ? NotionMedia.base(try body["content_type"].string()) : nil
        let upload = NotionUpload(
            id: NotionID.make(), serial: nextSerial(), mode: mode, created: now, expires: now.addingTimeInterval(3600), total: total,
            filename: name,
            contentType: try NotionMedia.agreed(name: name, type: type), edited: now)
        uploads[upload.id] = upload
        return showUpload(upload, version)
    }

    mutating func sendUpload(_ segment: String, _ request: ServerRequest, _ version: NotionVersion) throws -> JSON {
        try settings.require(.insertContent)
        var upload = try upload(segment: segment)
        guard let form = MultipartForm(request) else {
            let type = request.header("content-type") ?? ""
            throw NotionRefusal(message: "Content-Type should be `multipart/form-data` with a boundary, instead was `\(type)`.")
        }
        guard let part = form.part("file") else {
            throw NotionRefusal(message: "body failed validation: body.file should be defined, instead was `undefined`.")
        }
        if upload.status != "pending" {
            throw NotionRefusal(
                message: "File upload \(upload.id) has a status of `\(upload.status)`; it should be `pending` to be sent to.")
        }
        if part.bytes.isEmpty { throw NotionRefusal(message: "The file is empty.") }
        let sent = part.contentType.map(NotionMedia.base)
        if let declared = upload.contentType, let sent, sent != declared {
            throw NotionRefusal(
                message: "The content type of the file `\(sent)` does not match the content type of the file upload `\(declared)`.")
        }
        if part.bytes.count > 20 * 1024 * 1024 {
            throw NotionRefusal(message: "A part may have at most 20 MiB; use `multi_part` mode.")
        }
        try take(part, number: form.part("part_number").flatMap { Int(String(decoding: $0.bytes, as: UTF8.self)) }, sent, into: &upload)
        upload.edited = now
        uploads[upload.id] = upload
        return showUpload(upload, version)
    }

    private mutating func take(_ part: MultipartForm.Part, number: Int?, _ type: String?, into upload: inout NotionUpload) throws {
        if let total = upload.total {
            guard let number, (1...total).contains(number) else {
                throw NotionRefusal(message: "body failed validation: body.part_number should be a number between 1 and \(total).")
            }
            if number < total, part.bytes.count < settings.smallestPart {
                throw NotionRefusal(
                    message: "Part \(number) is too small: every part but the last has at least \(settings.smallestPart) bytes.")
            }
            upload.parts[number] = part.bytes
        } else if number != nil {
            throw NotionRefusal(message: "body failed validation: body.part_number should be not present for a `single_part` upload.")
        }
        let size = upload.total == nil ? part.bytes.count : upload.parts.values.reduce(0) { $0 + $1.count }
        if size > settings.uploadLimit {
            throw NotionRefusal(message: "The file exceeds the workspace's limit of \(settings.uploadLimit) bytes.")
        }
        guard upload.total == nil else { return }
        upload.filename = upload.filename ?? part.filename
        upload.contentType = upload.contentType ?? type ?? "application/octet-stream"
        keep(part.bytes, for: &upload)
    }

    private mutating func keep(_ bytes: [UInt8], for upload: inout NotionUpload) {
        let id = NotionID.make()
        files[id] = NotionFile(
            bytes: bytes, contentType: upload.contentType ?? "application/octet-stream", name: upload.filename ?? "file")
        (upload.file, upload.size, upload.status, upload.parts) = (id, bytes.count, "uploaded", [:])
    }

    mutating func completeUpload(_ segment: String, _ version: NotionVersion) throws -> JSON {
        var upload = try upload(segment: segment)
        guard let total = upload.total else { throw NotionRefusal(message: "Only `multi_part` file uploads can be completed.") }
        if upload.status != "pending" { throw NotionRefusal(message: "File upload has a status of `\(upload.status)`.") }
        let missing = (1...total).filter { upload.parts[$0] == nil }
        if !missing.isEmpty { throw NotionRefusal(message: "File upload is missing parts: \(missing.prefix(20)).") }
        keep((1...total).flatMap { upload.parts[$0] ?? [] }, for: &upload)
        upload.edited = now
        uploads[upload.id] = upload
        return showUpload(upload, version)
    }

    mutating func getUpload(_ segment: String, _ version: NotionVersion) throws -> JSON {
        showUpload(try upload(segment: segment), version)
    }

    mutating func listUploads(_ request: ServerRequest, _ version: NotionVersion) throws -> JSON {
        let wanted = request.query("status")
        let all = uploads.keys.compactMap { agedUpload($0) }.filter { wanted == nil || $0.status == wanted }
        let keys = all.sorted { $0.serial > $1.serial }.map(\.id)
        let (part, next) = try cursors.page(keys, after: request.cursor, size: try NotionLimits.pageSize(request.pageSize))
        return notionList(part.compactMap { uploads[$0] }.map { showUpload($0, version) }, next: next, type: "file_upload")
    }

    private func showUpload(_ upload: NotionUpload, _ version: NotionVersion) -> JSON {
        let address = "\(origin)/v1/file_uploads/\(upload.id)"
        var members: [String: JSON] = [
            "object": "file_upload", "id": .string(upload.id), "created_time": .string(NotionTime.minute(upload.created)),
            "last_edited_time": .string(NotionTime.minute(upload.edited)),
            "created_by": ["id": .string(NotionPerson.bot.id), "type": "bot"], "status": .string(upload.status),
            "expiry_time": upload.isAttached ? .null : .string(NotionTime.minute(upload.expires)), "filename": .optional(upload.filename),
            "content_type": .optional(upload.contentType), "content_length": upload.size.map { .integer($0) } ?? .null,
        ]
        if upload.status == "pending" { members["upload_url"] = .string(address + "/send") }
        if let total = upload.total {
            members["number_of_parts"] = ["total": .integer(total), "sent": .integer(upload.file == nil ? upload.parts.count : total)]
            if upload.status == "pending" { members["complete_url"] = .string(address + "/complete") }
        }
        return .object(members.merging(trashMembers(false, version)) { $1 })
    }
}

/// Media types as far as uploads care.
enum NotionMedia {
    private static let byExtension = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
        "heic": "image/heic", "tiff": "image/tiff", "ico": "image/vnd.microsoft.icon", "pdf": "application/pdf", "mp4": "video/mp4",
        "mp3": "audio/mpeg", "txt": "text/plain", "json": "application/json", "csv": "text/csv",
    ]

    static func base(_ type: String) -> String { String(type.prefix { $0 != ";" }).trimmed.lowercased() }

    /// The type of an upload; name and type must not contradict each other.
    static func agreed(name: String?, type: String?) throws -> String? {
        guard let name else { return type }
        guard let dot = name.lastIndex(of: "."), let known = byExtension[name[name.index(after: dot)...].lowercased()] else {
            if name.contains(".") {
                throw NotionRefusal(message: "The file extension of `\(name)` is not supported.")
            }
            throw NotionRefusal(message: "body failed validation: body.filename should include an extension.")
        }
        if let type, type != known {
            throw NotionRefusal(message: "The content type `\(type)` does not match the extension of the filename `\(name)`.")
        }
        return type ?? known
    }
}
