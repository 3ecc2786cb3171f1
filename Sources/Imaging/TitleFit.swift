internal import CPangoCairo

/// Finds the largest size at which a title fits its box, then evens its lines out.
struct TitleFit {
    let size: Double
    let width: Double
    let height: Double

    /// Leaves `text` set at the size found. It is cut with an ellipsis when even the smallest size is too large.
    init(_ text: Lettering, family: String, width box: Double, height room: Double, largest: Double, smallest: Double) {
        var size = largest
        TitleFit.set(text, family, size, box)
        while size > smallest, text.height > room || text.widest > box {
            size = max(smallest, size - 2)
            TitleFit.set(text, family, size, box)
        }
        // A word longer than the box may break, but only at the smallest size.
        let isBroken = text.widest > box
        if isBroken { text.width(box, breakingWords: true) }
        if text.height > room { text.cut(atHeight: room) }
        self.size = size
        width = isBroken || text.isCut ? box : TitleFit.evened(text, box)
        height = min(room, text.height)
    }

    private static func set(_ text: Lettering, _ family: String, _ size: Double, _ box: Double) {
        text.font(family, weight: PANGO_WEIGHT_BOLD, size: size, tracking: -0.014)
        text.width(box)
        text.leading(1)
        // Fonts of tall scripts reserve up to twice the size; a headline stands closer.
        let natural = text.height / Double(max(1, text.lines)) / size
        text.leading(min(1.04, 1.5 / max(natural, 0.1)))
    }

    /// The narrowest width that keeps the number of lines: no last line of a single word.
    private static func evened(_ text: Lettering, _ box: Double) -> Double {
        let lines = text.lines
        guard lines > 1 else { return box }
        var low = box * 0.4
        var high = box
        while high - low > 4 {
            let middle = (low + high) / 2
            text.width(middle)
            if text.lines == lines, text.widest <= middle { high = middle } else { low = middle }
        }
        text.width(high)
        return high
    }
}
