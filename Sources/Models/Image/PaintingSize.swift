/// A width and a height in pixels.
package struct PaintingSize: Sendable, Hashable {
    package let width: Int
    package let height: Int

    /// The nine sizes SDXL was trained on; Stability's v1 engine takes no others.
    static let sdxl = [
        PaintingSize(1024, 1024), PaintingSize(1152, 896), PaintingSize(896, 1152), PaintingSize(1216, 832), PaintingSize(832, 1216),
        PaintingSize(1344, 768), PaintingSize(768, 1344), PaintingSize(1536, 640), PaintingSize(640, 1536),
    ]

    /// The proportions that Stability's v2beta offers; the pixels are what one megapixel gives.
    static let stabilityRatios: [(name: String, size: PaintingSize)] = [
        ("1:1", PaintingSize(1, 1)), ("21:9", PaintingSize(21, 9)), ("16:9", PaintingSize(16, 9)), ("3:2", PaintingSize(3, 2)),
        ("5:4", PaintingSize(5, 4)), ("4:5", PaintingSize(4, 5)), ("2:3", PaintingSize(2, 3)), ("9:16", PaintingSize(9, 16)),
        ("9:21", PaintingSize(9, 21)),
    ]

    init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// How much of a picture of this shape is left when it is cropped to another one: up to 1.
    func share(leftFor wanted: PaintingSize) -> Double {
        let ratio = Double(width * wanted.height) / Double(wanted.width * height)
        return min(ratio, 1 / ratio)
    }

    /// The size of SDXL that loses least when it is cropped to this one.
    var nearestSDXL: PaintingSize {
        Self.sdxl.max { $0.share(leftFor: self) < $1.share(leftFor: self) } ?? PaintingSize(1024, 1024)
    }

    /// The proportion of v2beta that loses least when it is cropped to this one.
    var nearestStabilityRatio: String {
        Self.stabilityRatios.max { $0.size.share(leftFor: self) < $1.size.share(leftFor: self) }?.name ?? "1:1"
    }
}
