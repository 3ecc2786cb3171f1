import Support

/// A landscape of hills under a low sun, painted without any library: the same prompt and seed give the same bytes.
struct PaintedPNG: Sendable {
    let width: Int
    let height: Int
    private let number: Int
    private let isBlack: Bool

    init(width: Int, height: Int, prompt: String, seed: Int, isBlack: Bool = false) {
        self.width = max(1, width)
        self.height = max(1, height)
        number = Material.number("\(prompt)\u{1}\(seed)")
        self.isBlack = isBlack
    }

    /// The file, with the prompt in a text chunk when one is given, as image servers do.
    func bytes(parameters: String? = nil) -> [UInt8] {
        var png = PNGWriter(width: width, height: height)
        if let parameters {
            png.add("tEXt", [UInt8]("parameters\0".utf8) + parameters.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F })
        }
        png.add("PLTE", palette)
        png.add("IDAT", PNGWriter.stored(rows))
        return png.finished()
    }

    private static let layers = 3
    /// Colours of the sky; the sun and the layers of hills come after them.
    private static let skyColours = 64

    private var palette: [UInt8] {
        if isBlack { return [UInt8](repeating: 0, count: 3 * 256) }
        let hue = [number & 0xFF, number >> 8 & 0xFF, number >> 16 & 0xFF]
        let top = hue.map { 40 + $0 / 4 }
        let bottom = [250, 205 - hue[1] / 8, 150 + hue[2] / 8]
        let sky = (0..<Self.skyColours).flatMap { step in zip(top, bottom).map { $0 + ($1 - $0) * step / (Self.skyColours - 1) } }
        let sun = [255, 244, 214]
        let hills = (1...Self.layers).flatMap { layer in top.map { max(8, $0 * (Self.layers + 1 - layer) / (Self.layers + 1) + 10) } }
        return (sky + sun + hills).map { UInt8(clamping: $0) }
    }

    /// The rows of palette indices, each with its filter byte.
    private var rows: [UInt8] {
        let ridges = (0..<Self.layers).map(ridge)
        let (sunX, sunY, radius) = (width * (20 + number % 60) / 100, height * 2 / 5, max(1, height / 9))
        var all: [UInt8] = []
        all.reserveCapacity((width + 1) * height)
        for y in 0..<height {
            all.append(0)
            let sky = UInt8(y * (Self.skyColours - 1) / max(1, height - 1))
            let nearSun = abs(y - sunY) <= radius
            for x in 0..<width {
                if let layer = ridges.lastIndex(where: { y >= $0[x] }) {
                    all.append(UInt8(Self.skyColours + 1 + layer))
                } else if nearSun, (x - sunX) * (x - sunX) + (y - sunY) * (y - sunY) <= radius * radius {
                    all.append(UInt8(Self.skyColours))
                } else {
                    all.append(sky)
                }
            }
        }
        return all
    }

    /// Where a layer of hills begins, by column: two triangle waves.
    private func ridge(_ layer: Int) -> [Int] {
        let base = height * (50 + 15 * layer) / 100
        let long = max(8, width / (2 + layer) + number >> (4 * layer) & 0x3F)
        let short = max(4, long / 3)
        func wave(_ x: Int, _ period: Int) -> Int { abs(x % period * 2 - period) * 100 / period }
        return (0..<width).map { x in
            let shifted = x + number >> (8 * layer) & 0xFF
            return base - (wave(shifted, long) * height / 12 + wave(shifted * 2, short) * height / 40) / 100
        }
    }
}

/// Writes an 8-bit palette PNG with stored (uncompressed) deflate blocks.
private struct PNGWriter {
    private var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    init(width: Int, height: Int) {
        add("IHDR", Self.big(width) + Self.big(height) + [8, 3, 0, 0, 0])
    }

    mutating func add(_ type: String, _ data: [UInt8]) {
        let body = [UInt8](type.utf8) + data
        file += Self.big(data.count) + body + Self.big(Int(Self.crc(body)))
    }

    mutating func finished() -> [UInt8] {
        add("IEND", [])
        return file
    }

    /// A zlib stream of stored blocks (RFC 1950 and 1951).
    static func stored(_ data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        stream.reserveCapacity(data.count + data.count / 65_535 * 5 + 16)
        var start = 0
        repeat {
            let count = min(65_535, data.count - start)
            let isLast: UInt8 = start + count == data.count ? 1 : 0
            let (low, high) = (UInt8(count & 0xFF), UInt8(count >> 8))
            stream += [isLast, low, high, ~low, ~high]
            stream += data[start..<start + count]
            start += count
        } while start < data.count
        return stream + big(Int(adler(data)))
    }

    private static func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }

    private static let crcTable: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        let table = crcTable
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
        return ~value
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }
}
