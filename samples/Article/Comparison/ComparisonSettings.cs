namespace Article.Comparison;

/// <summary>What the command line decides.</summary>
/// <param name="MnistDirectory">The folder of MNIST's files, or <see langword="null"/> to draw the digits.</param>
/// <param name="TrainingDigits">How many digits to train on.</param>
/// <param name="TaggerEpochs">How many epochs the multi-label program trains; the article trains 5.</param>
/// <param name="Positives">How many rows of a hundred have any one label.</param>
/// <param name="CoinFlips">Whether the multi-label program gets the article's own labels, in which there is nothing to learn.</param>
/// <param name="Seed">Fixes the data, the first weights and the order of the batches.</param>
/// <param name="PictureFile">Where the loss curves go.</param>
/// <param name="BoardFile">Where the board goes as a picture that moves; nowhere unless told.</param>
internal sealed record ComparisonSettings(
    DirectoryInfo? MnistDirectory,
    int TrainingDigits,
    int TaggerEpochs,
    int Positives,
    bool CoinFlips,
    int Seed,
    FileInfo PictureFile,
    FileInfo? BoardFile = null);
