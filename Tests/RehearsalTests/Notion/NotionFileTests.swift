import FoundationEssentials
import HTTPClient
import Rehearsal
import Support
import TestKit
import Testing

@Suite struct NotionFileTests {
    private static let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0...255).map { UInt8($0) }

    private func uploaded(_ office: NotionOffice, _ bytes: [UInt8] = bytes) async throws -> String {
        let made = try await office.call("POST", "file_uploads", ["filename": "card.png", "content_type": "image/png"])
        #expect(made["upload_url"] == .string("\(office.notion.baseURL)/v1/file_uploads/\(made.id)/send"))
        let sent = try await send(office, made.id, bytes)
        try #require(sent.status == 200, "\(sent.text)")
        return made.id
    }

    private func send(_ office: NotionOffice, _ id: String, _ bytes: [UInt8], type: String = "image/png") async throws -> HTTPResponse {
        let part = HTTPPart(name: "file", filename: "card.png", contentType: type, data: bytes)
        return try await office.send("POST", "file_uploads/\(id)/send", .multipart([part]))
    }

    private static func attached(_ id: String) -> [String: JSON] {
        ["Picture": ["files": [["type": "file_upload", "name": "Card", "file_upload": ["id": .string(id)]]]]]
    }

    @Test("an upload that is attached reads back as a file whose link changes at every read")
    func attach() async throws {
        try await NotionOffice.open { office in
            let upload = try await uploaded(office)
            let image: JSON = ["image": ["type": "file_upload", "file_upload": ["id": .string(upload)]]]
            let row = try await office.makeRow(in: office.makeTable(), Self.attached(upload), children: [image])
            let file = row["properties"]?["Picture"]?["files"]?[0]
            #expect(file?["type"] == "file")
            #expect(file?["name"] == "Card")
            let url = file?["file"]?["url"]?.string ?? ""
            let again = try await office.call("GET", "pages/\(row.id)")["properties"]?["Picture"]?["files"]?[0]?["file"]?["url"]?.string
            #expect(again != url)
            let fetched = try await office.send("GET", url, version: nil, token: nil)
            #expect(fetched.body == Self.bytes)
            #expect(fetched.header("content-type") == "image/png")
            #expect(try await office.send("GET", url, version: nil).status == 400)
            let block = try #require(office.desk.blocks(of: row.id).first)
            #expect(office.desk.file(ofBlock: block.id) == Self.bytes)
            #expect(office.desk.files(of: row.id, property: "Picture") == [Self.bytes])
        }
    }

    @Test("a signed link and an upload that was not attached end after an hour")
    func expiry() async throws {
        try await NotionOffice.open { office in
            let (kept, lost) = (try await uploaded(office), try await uploaded(office))
            let row = try await office.makeRow(in: office.makeTable(), Self.attached(kept))
            let url = row["properties"]?["Picture"]?["files"]?[0]?["file"]?["url"]?.string ?? ""
            office.clock.advance(by: .seconds(3601))
            #expect(try await office.send("GET", url, version: nil, token: nil).status == 403)
            #expect(try await office.call("GET", "file_uploads/\(kept)")["expiry_time"] == .null)
            #expect(try await office.call("GET", "file_uploads/\(lost)")["status"] == "expired")
            let refused = try await office.refused("PATCH", "pages/\(row.id)", ["properties": .object(Self.attached(lost))])
            #expect(refused.message.contains("expired"))
        }
    }

    @Test("a hosted file that is sent back stays")
    func sentBack() async throws {
        try await NotionOffice.open { office in
            let upload = try await uploaded(office)
            let row = try await office.makeRow(in: office.makeTable(), Self.attached(upload))
            let file = row["properties"]?["Picture"]?["files"]?[0] ?? .null
            _ = try await office.call("PATCH", "pages/\(row.id)", ["properties": ["Picture": ["files": [file]]]])
            #expect(office.desk.files(of: row.id, property: "Picture") == [Self.bytes])
        }
    }

    @Test("type, size and state of an upload are checked")
    func checks() async throws {
        try await NotionOffice.open({ $0.uploadLimit = 1000 }) { office in
            let limits = try await office.call("GET", "users/me")["bot"]?["workspace_limits"]
            #expect(limits?["max_file_upload_size_in_bytes"] == 1000)
            let made = try await office.call("POST", "file_uploads", ["filename": "card.png", "content_type": "image/png"])
            let image: JSON = ["image": ["type": "file_upload", "file_upload": ["id": .string(made.id)]]]
            let early = try await office.refused("PATCH", "blocks/\(office.page)/children", ["children": [image]])
            #expect(early.message.contains("pending"))
            #expect(try await send(office, made.id, Self.bytes, type: "text/plain").status == 400)
            #expect(try await send(office, made.id, [UInt8](repeating: 1, count: 1001)).text.contains("limit"))
            #expect(try await send(office, made.id, Self.bytes).status == 200)
            #expect(try await send(office, made.id, Self.bytes).status == 400)
            let wrong: JSON = ["filename": "a.png", "content_type": "image/jpeg"]
            #expect(try await office.refused("POST", "file_uploads", wrong).message.contains("match"))
        }
    }

    @Test("an upload in parts is whole when every part is there")
    func parts() async throws {
        try await NotionOffice.open({ $0.smallestPart = 4 }) { office in
            let made = try await office.call(
                "POST", "file_uploads", ["mode": "multi_part", "filename": "card.png", "content_type": "image/png", "number_of_parts": 2])
            func part(_ number: Int, _ bytes: [UInt8]) async throws -> Int {
                let parts = [
                    HTTPPart(name: "part_number", data: Array(String(number).utf8)),
                    HTTPPart(name: "file", filename: "card.png", contentType: "image/png", data: bytes),
                ]
                return try await office.send("POST", "file_uploads/\(made.id)/send", .multipart(parts)).status
            }
            #expect(try await part(2, [5]) == 200)
            #expect(try await office.refused("POST", "file_uploads/\(made.id)/complete").message.contains("missing"))
            #expect(try await part(1, [1]) == 400)
            #expect(try await part(1, [1, 2, 3, 4]) == 200)
            #expect(try await office.call("POST", "file_uploads/\(made.id)/complete")["status"] == "uploaded")
            let row = try await office.makeRow(in: office.makeTable(), Self.attached(made.id))
            #expect(office.desk.files(of: row.id, property: "Picture") == [[1, 2, 3, 4, 5]])
        }
    }
}
