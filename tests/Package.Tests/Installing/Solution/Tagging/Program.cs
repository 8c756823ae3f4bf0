using Tagging;
using static TorchSharp.torch;

using var tagger = new Tagger();
using var topics = new Topics();
using var x = randn(64, 20);
using var tags = randint(0, 2, [64, 5]).to(ScalarType.Float32);
using var topic = randint(0, 10, [64]);
new Trainer(tagger, topics).Step(x, tags, topic);
using var predicted = new Predictor(tagger).Tags(x);
Console.WriteLine(predicted.sum().item<long>());
