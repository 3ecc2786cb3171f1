/// The one tag of a camera's metadata that changes how the picture looks; all metadata is dropped afterwards.
enum EXIF {
    /// 1 (upright) to 8 (TIFF 6.0, tag 274); 1 when there is none or it cannot be read.
    static func orientation(ofJPEG bytes: [UInt8]) -> Int {
        var at = 2
        // Marker segments: FF, marker, length (2 bytes, itself included); the picture's data starts with SOS (DA).
        while at + 4 <= bytes.count, bytes[at] == 0xFF, bytes[at + 1] != 0xDA {
            let length = Int(bigEndian: bytes[(at + 2)..<(at + 4)])
            let end = at + 2 + length
            guard length >= 2, end <= bytes.count else { return 1 }
            if bytes[at + 1] == 0xE1, bytes[(at + 4)..<end].starts(with: Array("Exif\0\0".utf8)), end - at > 10 {
                return orientation(inTIFF: bytes[(at + 10)..<end])
            }
            at = end
        }
        return 1
    }

    private static func orientation(inTIFF bytes: ArraySlice<UInt8>) -> Int {
        let tiff = Array(bytes)
        guard tiff.count >= 8 else { return 1 }
        let little = tiff[0] == 0x49
        func number(_ at: Int, _ count: Int) -> Int? {
            guard at >= 0, at + count <= tiff.count else { return nil }
            let slice = tiff[at..<at + count]
            return little ? Int(littleEndian: slice) : Int(bigEndian: slice)
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return 1 }
        for entry in 0..<entries {
            let at = directory + 2 + 12 * entry
            guard let tag = number(at, 2), let value = number(at + 8, 2) else { return 1 }
            if tag == 274 { return (1...8).contains(value) ? value : 1 }
        }
        return 1
    }
}
