namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What stands beside models and training steps in the files of a project: evaluation, batches, schedules, reports, layers.</summary>
internal static class Tools
{
    private static readonly string[] Members =
    [
        """
        public static float Accuracy(Module<Tensor, Tensor> model, IReadOnlyList<(Tensor X, Tensor Y)> batches)
        {
            using var guard = torch.no_grad();
            model.eval();
            var right = 0f;
            var all = 0L;
            foreach (var (x, y) in batches)
            {
                using var scope = torch.NewDisposeScope();
                var predicted = model.forward(x).argmax(1);
                right += predicted.eq(y).sum().item<long>();
                all += y.shape[0];
            }

            return right / all;
        }
        """,
        """
        public static IReadOnlyList<(Tensor X, Tensor Y)> Batches(Tensor data, Tensor labels, int size)
        {
            var result = new List<(Tensor, Tensor)>();
            for (var start = 0L; start < data.shape[0]; start += size)
            {
                var end = Math.Min(start + size, data.shape[0]);
                result.Add((data[torch.TensorIndex.Slice(start, end)], labels[torch.TensorIndex.Slice(start, end)]));
            }

            return result;
        }
        """,
        """
        public static double Validate(Module<Tensor, Tensor> model, IReadOnlyList<(Tensor X, Tensor Y)> batches)
        {
            var criterion = CrossEntropyLoss(reduction: Reduction.Sum);
            var total = 0.0;
            var count = 0L;
            model.eval();
            using (torch.no_grad())
            {
                foreach (var (x, y) in batches)
                {
                    using var scope = torch.NewDisposeScope();
                    var logits = model.forward(x);
                    total += criterion.forward(logits, y).item<float>();
                    count += y.shape[0];
                }
            }

            model.train();
            return count == 0 ? double.NaN : total / count;
        }
        """,
        """
        public static string Describe(Module<Tensor, Tensor> model)
        {
            var lines = new List<string>();
            foreach (var (name, parameter) in model.named_parameters())
            {
                var shape = string.Join("x", parameter.shape);
                lines.Add(parameter.requires_grad ? $"{name}: {shape}" : $"{name}: {shape} (frozen)");
            }

            return string.Join(Environment.NewLine, lines);
        }
        """,
        """
        public static Tensor Normalize(Tensor data)
        {
            var mean = data.mean(new long[] { 0 }, keepdim: true);
            var deviation = data.std(0, unbiased: false, keepdim: true);
            return (data - mean) / (deviation + 1e-8);
        }
        """,
        """
        public static double RateAt(int step, int warmUp, int total, double highest)
        {
            if (step < warmUp)
                return highest * (step + 1) / warmUp;
            var done = (double)(step - warmUp) / Math.Max(1, total - warmUp);
            return 0.5 * highest * (1 + Math.Cos(Math.PI * Math.Min(1, done)));
        }
        """,
        """
        public static Module<Tensor, Tensor> Stem(long channels) =>
            Sequential(
                ("conv", Conv2d(3, channels, 3, padding: 1)),
                ("norm", BatchNorm2d(channels)),
                ("act", ReLU()),
                ("pool", MaxPool2d(2)));
        """,
        """
        public static Tensor Predict(Module<Tensor, Tensor> model, Tensor x, float threshold)
        {
            using var guard = torch.inference_mode();
            var probabilities = torch.sigmoid(model.forward(x));
            return probabilities.gt(threshold).to_type(torch.ScalarType.Int64).MoveToOuterDisposeScope();
        }
        """,
        """
        public static long[,] Confusion(Tensor predicted, Tensor labels, int classes)
        {
            var table = new long[classes, classes];
            var p = predicted.cpu().data<long>().ToArray();
            var y = labels.cpu().data<long>().ToArray();
            for (var i = 0; i < p.Length; i++)
                table[y[i], p[i]]++;
            return table;
        }
        """,
        """
        public static (Tensor Train, Tensor Test) Split(Tensor data, double share, int seed)
        {
            var order = Enumerable.Range(0, (int)data.shape[0]).Select(index => (long)index).ToArray();
            var random = new Random(seed);
            for (var i = order.Length - 1; i > 0; i--)
            {
                var other = random.Next(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
            }

            var border = (int)(share * order.Length);
            return (data.index_select(0, torch.tensor(order[..border])), data.index_select(0, torch.tensor(order[border..])));
        }
        """,
        """
        public static bool IsFinite(Module<Tensor, Tensor> model, out string culprit)
        {
            foreach (var (name, parameter) in model.named_parameters())
            {
                using var finite = parameter.isfinite().all();
                if (finite.item<bool>())
                    continue;
                culprit = name;
                return false;
            }

            culprit = "";
            return true;
        }
        """,
        """
        public static void Log(string file, int epoch, IReadOnlyDictionary<string, double> metrics)
        {
            var columns = metrics.OrderBy(metric => metric.Key).Select(metric => $"{metric.Key}={metric.Value:0.0000}");
            try
            {
                System.IO.File.AppendAllText(file, $"{epoch}: {string.Join(", ", columns)}{Environment.NewLine}");
            }
            catch (System.IO.IOException error)
            {
                Console.Error.WriteLine(error.Message);
            }
        }
        """,
    ];

    /// <summary>The program with as many members beside it as make a file of that many lines; each file has another selection.</summary>
    public static string Beside(string program, int file, int lines)
    {
        var members = "";
        for (var i = 0; i < Members.Length && Count(program) + Count(members) + 4 < lines; i++)
            members += "\n" + Members[(file + i) % Members.Length] + "\n";
        return members.Length == 0 ? program : $"{program}\ninternal static class Tools{file}\n{{{members}}}\n";
    }

    private static int Count(string text) => text.Split('\n').Length - 1;
}
