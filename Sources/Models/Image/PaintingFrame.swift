import Support
import TOML

/// How pictures of a painter leave Copydesk: the keys `width`, `height`, `format` of its table.
package struct PaintingFrame: Sendable, Hashable {
    package let size: PaintingSize
    package let format: PictureFormat

    /// LinkedIn shows link previews and pictures of posts at 1.91:1.
    package init(_ table: inout TableReader) {
        size = PaintingSize(
            table.integer("width", in: 200...2400, default: 1200), table.integer("height", in: 200...2400, default: 628))
        // What is painted is like a photograph, which takes four times as much as PNG and looks the same.
        format = table.choice("format", of: ["jpeg", "png"], default: "jpeg") == "jpeg" ? .jpeg : .png
    }
}
