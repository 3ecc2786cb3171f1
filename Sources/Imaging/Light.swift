import Support

extension Canvas {
    /// Mean and variance of the luma over about 250,000 pixels, evenly spread.
    func light() throws -> PictureLight {
        let step = max(1, Int((Double(width * height) / 250_000).squareRoot()))
        return try withPixels { pixels in
            var count = 0.0
            var sum = 0.0
            var squares = 0.0
            for y in Swift.stride(from: 0, to: height, by: step) {
                let row = pixels + y * stride
                for x in Swift.stride(from: 0, to: width, by: step) {
                    let pixel = row + 4 * x
                    let luma = 0.0722 * Double(pixel[0]) + 0.7152 * Double(pixel[1]) + 0.2126 * Double(pixel[2])
                    count += 1
                    sum += luma
                    squares += luma * luma
                }
            }
            let mean = sum / count
            return PictureLight(mean: mean, variance: max(0, squares / count - mean * mean))
        }
    }
}
