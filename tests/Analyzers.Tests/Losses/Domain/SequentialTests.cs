using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

public sealed class SequentialTests
{
    [Theory]
    [InlineData("Sequential(Linear(20, 5), Sigmoid())")]
    [InlineData("Sequential((\"fc\", Linear(20, 5)), (\"act\", Sigmoid()))")]
    [InlineData("Sequential(new List<Module<Tensor, Tensor>> { Linear(20, 5), Sigmoid() })")]
    [InlineData("Sequential(new List<(string, Module<Tensor, Tensor>)> { (\"fc\", Linear(20, 5)), (\"act\", Sigmoid()) }.ToArray())")]
    [InlineData("Sequential(new Module<Tensor, Tensor>[] { Linear(20, 5), Sigmoid() })")]
    [InlineData("Sequential().append(Linear(20, 5)).append(\"act\", Sigmoid())")]
    [InlineData("Sequential(Sequential(Linear(20, 5)), Sequential(Dropout(0.1), Sigmoid()))")]
    [InlineData("Sequential(Linear(20, 5), Sigmoid(), Flatten(0), Identity(), Dropout(0.5))")]
    [InlineData("Sequential(Linear(20, 5), Sigmoid()).to(torch.CPU)")]
    [InlineData("Sequential(Linear(20, 5), Sigmoid()).cuda()")]
    public Task That_ends_in_sigmoid(string sequential) => Verify.Reports($$"""
        var model = {{sequential}};
        BCEWithLogitsLoss().forward([|model.forward(torch.rand(8, 20))|], torch.ones(8, 5));
        """);

    [Fact]
    public Task That_is_built_step_by_step() => Verify.Reports("""
        class Models
        {
            static void Score(Module<Tensor, Tensor> model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);

            void OfAList(Tensor x, Tensor y, int[] sizes)
            {
                var layers = new List<Module<Tensor, Tensor>>();
                for (var i = 1; i < sizes.Length; i++)
                {
                    layers.Add(Linear(sizes[i - 1], sizes[i]));
                    layers.Add(ReLU());
                }

                layers.Add(Linear(sizes[^1], 1));
                layers.Add(Sigmoid());
                Score([|Sequential(layers.ToArray())|], x, y);
                Score(Sequential(layers), x, y);
            }

            void OfAnArray(Tensor x, Tensor y)
            {
                Module<Tensor, Tensor>[] layers = [Linear(20, 5), Sigmoid()];
                Score([|Sequential(layers)|], x, y);
            }

            void Appended(Tensor x, Tensor y, int depth)
            {
                var model = Sequential();
                for (var i = 0; i < depth; i++)
                    model.append($"fc{i}", Linear(20, 20));
                model.append("act", Sigmoid());
                Score([|model|], x, y);
            }
        }

        class Own : Sequential
        {
            public Own() : base(("fc", Linear(20, 5)), ("act", Sigmoid())) { }
        }

        class Wrapped : Module<Tensor, Tensor>
        {
            private readonly Sequential _layers;

            public Wrapped(int width) : base("wrapped")
            {
                var layers = new List<(string, Module<Tensor, Tensor>)> { ("in", Linear(20, width)) };
                layers.AddRange(new (string, Module<Tensor, Tensor>)[] { ("out", Linear(width, 1)), ("act", Sigmoid()) });
                _layers = Sequential(layers);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => _layers.forward(x).squeeze(1);
        }

        class Program
        {
            static void Main()
            {
                var x = torch.rand(8, 20);
                BCEWithLogitsLoss().forward([|new Own().forward(x)|], x);
                BCEWithLogitsLoss().forward([|new Wrapped(5).forward(x)|], x);
            }
        }
        """);

    [Fact]
    public Task That_need_not_end_in_sigmoid() => Verify.Silent("""
        class Models
        {
            static void Score(Module<Tensor, Tensor> model, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(model.forward(x), y);
            static void Finish(Sequential model) => model.append("out", Linear(5, 1));
            static void Finish(List<Module<Tensor, Tensor>> layers) => layers.Add(Linear(5, 1));

            void Hidden(Tensor x, Tensor y) => Score(Sequential(Linear(20, 5), Sigmoid(), Linear(5, 1)), x, y);

            void Sometimes(Tensor x, Tensor y, bool probabilities)
            {
                var layers = new List<Module<Tensor, Tensor>> { Linear(20, 5) };
                if (probabilities)
                    layers.Add(Sigmoid());
                Score(Sequential(layers), x, y);
            }

            void Chosen(Tensor x, Tensor y, string name)
            {
                Module<Tensor, Tensor> act = name == "sigmoid" ? Sigmoid() : Identity();
                Score(Sequential(Linear(20, 5), act), x, y);
            }

            void AppendedElsewhere(Tensor x, Tensor y)
            {
                var model = Sequential(Linear(20, 5), Sigmoid());
                Finish(model);
                Score(model, x, y);
            }

            void AddedElsewhere(Tensor x, Tensor y)
            {
                var layers = new List<Module<Tensor, Tensor>> { Linear(20, 5), Sigmoid() };
                Finish(layers);
                Score(Sequential(layers), x, y);
            }

            void AppendedAfterwards(Tensor x, Tensor y)
            {
                var inner = Sequential(Linear(20, 5), Sigmoid());
                var outer = Sequential(inner);
                inner.append(Linear(5, 1));
                Score(outer, x, y);
            }

            void RemovedAgain(Tensor x, Tensor y)
            {
                var layers = new List<Module<Tensor, Tensor>> { Linear(20, 5), Sigmoid() };
                layers.RemoveAt(1);
                Score(Sequential(layers), x, y);
            }

            void OnlyWhilePredicting(Tensor x, Tensor y)
            {
                var model = Sequential(Linear(20, 5));
                Score(model, x, y);
                var predictor = Sequential(model, Sigmoid());
                Console.WriteLine(predictor.forward(x).ToString());
            }

            void Partly(Tensor x, Tensor y)
            {
                var model = Sequential(Linear(20, 5), Sigmoid());
                BCEWithLogitsLoss().forward(((Module<Tensor, Tensor>)model[0]).forward(x), y);
            }
        }
        """);
}
