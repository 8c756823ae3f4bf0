using TorchSharp.Reference.Data;
using TorchSharp.Reference.Prediction;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

using var flowers = CsvFile.ReadFeatures("later.csv", ["species"]);
using var model = Sequential(Linear(2, 16), ReLU(), Linear(16, 3));
var predictor = Predictor.Open("flowers.model", model);
using var classes = predictor.Classes(flowers.Features);
Console.WriteLine(string.Join(' ', classes.data<long>().Select(number => predictor.Info.Names[(int)number])));

using var alone = Sequential(Linear(2, 16), ReLU(), Linear(16, 3));
alone.load("flowers.model");
using var same = alone.call(flowers.Features).argmax(1);
Console.WriteLine(same.Equals(classes) ? "TorchSharp alone says the same" : "TorchSharp alone says something else");
