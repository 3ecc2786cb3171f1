import HTTPClient
import Support

extension NotionClient {
    /// What one part may hold; above it a file goes in parts (developers.notion.com/docs/working-with-files-and-media).
    private static let singlePart = 20 << 20
    private static let part = 10 << 20

    /// Uploads a file; the id has to be attached within the hour and may then be used in several places.
    ///
    /// `limit` is the workspace's (`Bot.uploadLimit`); a larger file is refused before anything is sent. `type` must fit the name's ending.
    package func upload(_ bytes: [UInt8], name: String, type: String, limit: Int? = nil) async throws -> FileUpload {
        if bytes.isEmpty { throw NotionError(.refused("the file is empty"), request: "POST /v1/file_uploads") }
        if let limit, bytes.count > limit {
            throw NotionError(
                .refused("the file has \(bytes.count) bytes and the workspace takes \(limit); make it smaller"),
                request: "POST /v1/file_uploads")
        }
        let parts = bytes.count > Self.singlePart ? (bytes.count + Self.part - 1) / Self.part : 1
        let upload = try await createUpload(name: name, type: type, parts: parts)
        if parts == 1 { return try await send(bytes, part: nil, of: upload, name: name, type: type) }
        for number in 1...parts {
            let piece = bytes[(number - 1) * Self.part..<min(number * Self.part, bytes.count)]
            _ = try await send(Array(piece), part: number, of: upload, name: name, type: type)
        }
        let path = "/v1/file_uploads/\(percentEncoded(upload.id))/complete"
        return try read(try await call("POST", path, effect: .repeatable), "POST /v1/file_uploads/complete", FileUpload.init(reading:))
    }

    private func createUpload(name: String, type: String, parts: Int) async throws -> FileUpload {
        var body: [String: JSON] = [
            "mode": parts == 1 ? "single_part" : "multi_part", "filename": .string(name), "content_type": .string(type),
        ]
        if parts > 1 { body["number_of_parts"] = .integer(parts) }
        // An upload that nobody attaches expires by itself, so a second one does no harm.
        return try read(
            try await call("POST", "/v1/file_uploads", body: .object(body), effect: .repeatable), "POST /v1/file_uploads",
            FileUpload.init(reading:))
    }

    private func send(_ bytes: [UInt8], part: Int?, of upload: FileUpload, name: String, type: String) async throws -> FileUpload {
        var parts = [HTTPPart(name: "file", filename: name, contentType: type, data: bytes)]
        if let part { parts.append(HTTPPart(name: "part_number", data: Array(String(part).utf8))) }
        let json = try await call("POST", "/v1/file_uploads/\(percentEncoded(upload.id))/send", raw: .multipart(parts), .write)
        return try read(json, "POST /v1/file_uploads/send", FileUpload.init(reading:))
    }
}
