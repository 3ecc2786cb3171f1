import Imaging

PictureProgram.main()
