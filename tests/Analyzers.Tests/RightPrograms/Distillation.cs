// A small network learns from a large one: the teacher's outputs are computed under no_grad and flow into the student's loss.
static class Program
{
    private const double Temperature = 4, Share = 0.7;

    private static Sequential Network(long hidden, double drops) =>
        Sequential(Linear(20, hidden), BatchNorm1d(hidden), ReLU(), Dropout(drops), Linear(hidden, 5));

    public static void Main()
    {
        var (x, y) = (randn(2000, 20), randint(0, 5, 2000));
        var (unseen, labels) = (randn(200, 20), randint(0, 5, 200));
        using var teacher = Network(256, 0.5);
        using var student = Network(16, 0.1);

        Teach(teacher, x, y);
        Distil(teacher, student, x, y);
        Console.WriteLine($"teacher {Accuracy(teacher, unseen, labels):P1}, student {Accuracy(student, unseen, labels):P1}");
    }

    private static void Teach(Module<Tensor, Tensor> teacher, Tensor x, Tensor y)
    {
        using var optimizer = optim.SGD(teacher.parameters(), 0.05, momentum: 0.9);
        teacher.train();
        for (var step = 0; step < 500; step++)
        {
            using var scope = NewDisposeScope();
            var rows = randint(0, x.shape[0], 64);
            var loss = functional.cross_entropy(teacher.call(x.index_select(0, rows)), y.index_select(0, rows));
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }
    }

    private static void Distil(Module<Tensor, Tensor> teacher, Module<Tensor, Tensor> student, Tensor x, Tensor y)
    {
        teacher.eval();
        student.train();
        using var optimizer = optim.Adam(student.parameters());
        for (var step = 1; step <= 500; step++)
        {
            using var scope = NewDisposeScope();
            var rows = randint(0, x.shape[0], 64);
            var batch = x.index_select(0, rows);
            Tensor soft;
            using (no_grad())
                soft = functional.softmax(teacher.call(batch) / Temperature, 1);

            var logits = student.call(batch);
            var likeTeacher = -(soft * functional.log_softmax(logits / Temperature, 1)).sum(1).mean() * (Temperature * Temperature);
            var likeLabels = functional.cross_entropy(logits, y.index_select(0, rows));
            var loss = (Share * likeTeacher) + ((1 - Share) * likeLabels);
            loss.backward();
            optimizer.step();
            optimizer.zero_grad();
            if (step % 100 == 0)
                Console.WriteLine($"step {step}: {loss.item<float>():F3}");
        }
    }

    private static double Accuracy(Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        var wasTraining = model.training;
        model.eval();
        try
        {
            using var scope = NewDisposeScope();
            using (no_grad())
                return model.call(x).argmax(1).eq(y).to_type(ScalarType.Float32).mean().item<float>();
        }
        finally
        {
            model.train(wasTraining);
        }
    }
}
