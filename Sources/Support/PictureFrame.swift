import FoundationEssentials

/// What goes through the pipes to and from the picture child: header length (4 bytes, big-endian), JSON header, bytes.
package enum PictureFrame {
    /// The longest header taken.
    package static let headerLimit = 1 << 20

    /// The header and the bytes as one frame.
    package static func pack(_ header: some Encodable, _ blob: [UInt8] = []) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = try encoder.encode(header)
        var frame: [UInt8] = []
        frame.reserveCapacity(4 + json.count + blob.count)
        for shift in [24, 16, 8, 0] { frame.append(UInt8(truncatingIfNeeded: json.count >> shift)) }
        frame.append(contentsOf: json)
        frame.append(contentsOf: blob)
        return frame
    }

    /// The header and the bytes of a frame; throws when the frame is cut off or its header has another shape.
    package static func unpack<Header: Decodable>(_ type: Header.Type, _ frame: [UInt8]) throws -> (Header, [UInt8]) {
        guard frame.count >= 4 else { throw PictureRefusal(.badJob, "the frame ends after \(frame.count) bytes, before its header") }
        let length = frame[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard length <= headerLimit, frame.count >= 4 + length else {
            throw PictureRefusal(.badJob, "the frame says its header has \(length) bytes, but only \(frame.count - 4) follow")
        }
        do {
            return (try JSONDecoder().decode(type, from: Data(frame[4..<4 + length])), Array(frame[(4 + length)...]))
        } catch {
            throw PictureRefusal(.badJob, "the header of the frame is not the JSON that was expected")
        }
    }
}
