internal import ReviewServer
print("x")
