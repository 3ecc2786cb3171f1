import HTTPServer
import Support

/// The parts of a multipart/form-data body (RFC 7578).
struct MultipartForm {
    struct Part {
        let name: String
        let filename: String?
        let contentType: String?
        let bytes: [UInt8]
    }

    let parts: [Part]

    func part(_ name: String) -> Part? { parts.first { $0.name == name } }

    /// Nil when the body is no such form.
    init?(_ request: ServerRequest) {
        let header = request.header("content-type") ?? ""
        guard header.lowercased().hasPrefix("multipart/form-data"), let boundary = Self.parameter("boundary", of: header) else {
            return nil
        }
        let mark = Array("--\(boundary)".utf8)
        parts = Self.split(request.body, by: mark).compactMap(Self.part)
    }

    /// What lies between the marks, without the line breaks around it.
    private static func split(_ body: [UInt8], by mark: [UInt8]) -> [ArraySlice<UInt8>] {
        var starts: [Int] = []
        var index = 0
        while index + mark.count <= body.count {
            if body[index] == mark[0], body[index..<(index + mark.count)].elementsEqual(mark) {
                starts.append(index)
                index += mark.count
            } else {
                index += 1
            }
        }
        return zip(starts, starts.dropFirst()).compactMap { start, end in
            let from = start + mark.count + 2
            return from <= end - 2 ? body[from..<(end - 2)] : nil
        }
    }

    private static func part(_ piece: ArraySlice<UInt8>) -> Part? {
        let gap = Array("\r\n\r\n".utf8)
        guard
            let at = piece.indices.first(where: { $0 + 4 <= piece.endIndex && piece[$0..<($0 + 4)].elementsEqual(gap) })
        else { return nil }
        let head = String(decoding: piece[piece.startIndex..<at], as: UTF8.self)
        var fields: [String: String] = [:]
        for line in head.split(separator: "\r\n") {
            let pair = line.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { fields[pair[0].lowercased()] = String(pair[1]).trimmed }
        }
        let disposition = fields["content-disposition"] ?? ""
        guard let name = parameter("name", of: disposition) else { return nil }
        return Part(
            name: name, filename: parameter("filename", of: disposition), contentType: fields["content-type"],
            bytes: Array(piece[(at + 4)...]))
    }

    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmed.lowercased() == name else { continue }
            let value = String(pair[1]).trimmed
            return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }
}
