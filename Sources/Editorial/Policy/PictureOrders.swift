import Support

extension PictureOrder {
    /// An order for a scene in the brand's style; the card that may stand in for it shows the title.
    package init(of scene: String, title: String, for assignment: Assignment, seed: Int) {
        let brand = assignment.brand
        self.init(
            prompt: [scene.trimmed, brand.pictureStyle.trimmed].filter { !$0.isEmpty }.joined(separator: ", "),
            negativePrompt: "text, letters, watermark, logo, signature, frame, blurry, deformed", seed: seed,
            card: CardText(
                title: title.collapsed.limited(utf16: 140), kicker: brand.name,
                source: assignment.items.first?.url.flatMap(WebAddresses.siteName) ?? "", colours: brand.colours, language: brand.language))
    }

    /// The same picture with another seed.
    package var again: PictureOrder {
        PictureOrder(prompt: prompt, negativePrompt: negativePrompt, seed: (seed &+ 1) & 0x7fff_ffff, card: card)
    }

    /// Whether the words are those of the scene that was ordered.
    package func isOf(_ words: String) -> Bool { !words.isEmpty && (prompt == words || prompt.hasPrefix(words + ", ")) }
}
